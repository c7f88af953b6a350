import {applyMutation} from './apply.ts'
import {atPlace} from './failures.ts'
import type {Staging} from './staging.ts'
import type {MutationResult} from './transact.ts'
import type {WireMutation} from './wireTypes.ts'

/** Stages mutations in order. The first that cannot be applied refuses them all, naming its place. */
export function applyAll(staging: Staging, mutations: WireMutation[]): MutationResult[] {
  return mutations.map((mutation, index) => atPlace(index, () => stageMutation(staging, mutation)))
}

/** Stages one mutation on its document. */
export function stageMutation(staging: Staging, mutation: WireMutation): MutationResult {
  const id = documentIdOf(mutation)
  const before = staging.get(id)
  const after = applyMutation(before, mutation, staging)
  if (after === before) return {id, operation: 'none', document: after}
  staging.stage(id, after, mutation)
  if (after === null) return {id, operation: 'delete', document: null}
  return {id, operation: before === null ? 'create' : 'update', document: after}
}

/** The document a mutation is about. */
function documentIdOf(mutation: WireMutation): string {
  if ('create' in mutation) return mutation.create._id
  if ('createOrReplace' in mutation) return mutation.createOrReplace._id
  if ('createIfNotExists' in mutation) return mutation.createIfNotExists._id
  if ('delete' in mutation) return mutation.delete.id
  return mutation.patch.id
}
