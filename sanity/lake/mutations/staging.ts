import type {DocumentReader} from '../store/documents.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import type {DocumentChange} from '../store/transactions.ts'
import type {WireMutation} from './wireTypes.ts'

/** The transaction that is being put together. */
export interface StagingContext {
  transactionId: string
  /** ISO 8601. */
  timestamp: string
}

/** What a transaction would change, seen as if it had: reads go through it, nothing is written yet. */
export interface Staging extends StagingContext {
  get(id: string): LakeDocument | null
  /** Records what a mutation made of a document; null when it is gone. */
  stage(id: string, after: LakeDocument | null, mutation: WireMutation): void
  /** One change per touched document, in the order of first touch, each with all its mutations. */
  changes(): DocumentChange[]
}

/**
 * An empty staging area over the stored documents.
 * @param guard throws MutationRefused for a document that this transaction must not change
 */
export function openStaging(
  read: DocumentReader,
  context: StagingContext,
  guard: (documentId: string) => void,
): Staging {
  const touched = new Map<string, DocumentChange>()
  return {
    ...context,
    get(id) {
      const change = touched.get(id)
      return change ? change.after : read.get(id)
    },
    stage(id, after, mutation) {
      const change = touched.get(id)
      if (change) {
        change.after = after
        change.mutations.push(mutation)
      } else {
        guard(id)
        touched.set(id, {documentId: id, before: read.get(id), after, mutations: [mutation]})
      }
    },
    changes: () => [...touched.values()].filter(({before, after}) => before !== null || after !== null),
  }
}
