import type {DocumentReader} from '../store/documents.ts'
import type {JsonObject} from '../store/documentTypes.ts'
import {findReferences} from '../store/references.ts'
import type {DocumentChange} from '../store/transactions.ts'
import {TransactionRefused} from './failures.ts'

/**
 * Refuses (409) what would leave a strong reference without its document, or with one of another type. Runs after the changes are written and
 * before they are committed, so that a transaction may add or remove both ends in any order.
 */
export function checkReferences(changes: DocumentChange[], read: DocumentReader): void {
  const items = changes.flatMap(({documentId, before, after}, index) => {
    const problems = after
      ? missingTargets(documentId, before, after, read)
      : danglingReferrers(documentId, 'deleted', read)
    if (before && after && before._type !== after._type)
      problems.push(...danglingReferrers(documentId, 'given another type', read))
    return problems.map((error) => ({index, error}))
  })
  if (items.length > 0) throw new TransactionRefused(409, items)
}

function danglingReferrers(id: string, deed: string, read: DocumentReader): JsonObject[] {
  const referencingIDs = read.referrers(id, {strong: true})
  if (referencingIDs.length === 0) return []
  const description = `Document "${id}" cannot be ${deed} as there are references to it from "${referencingIDs[0]}"`
  return [{type: 'documentHasExistingReferencesError', description, id, referencingIDs}]
}

// Only what a document did not refer to before: a patch elsewhere in it must not fail on its past.
function missingTargets(
  id: string,
  before: DocumentChange['before'],
  after: JsonObject,
  read: DocumentReader,
): JsonObject[] {
  const known = before ? findReferences(before) : new Map<string, boolean>()
  return [...findReferences(after)]
    .filter(([target, strong]) => strong && !known.get(target) && !read.has(target))
    .map(([referenceID]) => {
      const description = `Document "${id}" references non-existent document "${referenceID}"`
      return {type: 'documentReferenceDoesNotExistError', description, id, referenceID}
    })
}
