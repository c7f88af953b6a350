import type {LakeDocument} from '../store/documentTypes.ts'
import {alreadyExists, documentNotFound, invalidMutation, revisionMismatch} from './failures.ts'
import {applyPatch} from './patch.ts'
import type {StagingContext} from './staging.ts'
import type {DraftedDocument, WireMutation} from './wireTypes.ts'

/**
 * What a mutation makes of a document: pure. Returns the very same object when it changes nothing, and throws
 * MutationRefused when it cannot be applied.
 */
export function applyMutation(
  before: LakeDocument | null,
  mutation: WireMutation,
  context: StagingContext,
): LakeDocument | null {
  if ('create' in mutation) {
    if (before) throw alreadyExists(before._id)
    return created(mutation.create, context)
  }
  if ('createOrReplace' in mutation) return created(mutation.createOrReplace, context)
  if ('createIfNotExists' in mutation) return before ?? created(mutation.createIfNotExists, context)
  if ('delete' in mutation) {
    checkRevision(before, mutation.delete.ifRevisionID)
    return null
  }

  const {id, ifRevisionID, ...operations} = mutation.patch
  if (!before) throw documentNotFound(id)
  checkRevision(before, ifRevisionID)
  const patched = applyPatch(before, operations)
  for (const field of ['_id', '_type', '_createdAt'] as const) {
    if (patched[field] !== before[field])
      throw invalidMutation(`Cannot modify immutable attribute "${field}"`)
  }
  return {...patched, _id: id, _type: before._type, _createdAt: before._createdAt, ...stamp(context)}
}

function created(document: DraftedDocument & {_id: string}, context: StagingContext): LakeDocument {
  const {_createdAt: given = context.timestamp} = document
  if (typeof given !== 'string' || Number.isNaN(Date.parse(given))) {
    throw invalidMutation(`"_createdAt" of document "${document._id}" is not a time`)
  }
  return {...document, _createdAt: given, ...stamp(context)}
}

function stamp({transactionId, timestamp}: StagingContext): {_rev: string; _updatedAt: string} {
  return {_rev: transactionId, _updatedAt: timestamp}
}

function checkRevision(document: LakeDocument | null, expected: string | undefined): void {
  if (!document || expected === undefined || document._rev === expected) return
  throw revisionMismatch(document._id, document._rev, expected)
}
