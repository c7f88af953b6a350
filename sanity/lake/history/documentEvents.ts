import {layerOf, marksDeletion} from '../query/perspective.ts'
import {releaseDocumentId} from '../releases/releaseDocument.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'

/** A step in the life of a document, as the Studio's history lists it. Edits are not among them: it works those out. */
export type DocumentEvent = {
  timestamp: string
  author: string
  documentId: string
  versionId?: string
  versionRevisionId?: string
  releaseId?: string
  revisionId?: string
  publishCause?: 'document.publish' | 'release.publish' | 'release.schedule'
  contributors?: string[]
  type:
    | 'createDocumentVersion'
    | 'deleteDocumentVersion'
    | 'publishDocumentVersion'
    | 'unpublishDocument'
    | 'deleteDocumentGroup'
    | 'createLiveDocument'
    | 'updateLiveDocument'
}

/**
 * What a transaction meant in the life of a document, seen from one of its variants: the published document knows
 * when it was published and taken back, a draft or version also when it itself came and went.
 * @param existsAfter whether a document exists right after the transaction
 */
export function documentEvent(
  transaction: Transaction,
  documentId: string,
  existsAfter: (documentId: string) => boolean,
): DocumentEvent | null {
  const publishedId = publishedIdOf(documentId)
  const group = transaction.changes.filter((change) => publishedIdOf(change.documentId) === publishedId)
  const published = group.find((change) => change.documentId === publishedId)
  const variants = group.filter((change) => change !== published)
  const own = variants.find((change) => change.documentId === documentId)
  const base = {timestamp: transaction.timestamp, author: transaction.author, documentId: publishedId}
  const revisionId = transaction.transactionId

  if (published?.after) {
    const source = documentId === publishedId ? variants.find(isDeletion) : own
    if (source?.before && isDeletion(source)) {
      const publishCause = publishCauseOf(transaction, source.documentId)
      const contributors = [transaction.author]
      return {
        ...base,
        ...versionOf(source),
        type: 'publishDocumentVersion',
        revisionId,
        publishCause,
        contributors,
      }
    }
    if (documentId !== publishedId) return own ? ownEvent(own) : null
    return {...base, type: published.before ? 'updateLiveDocument' : 'createLiveDocument', revisionId}
  }
  if (published) {
    const order = variants.find(({before, after}) => before && !after && marksDeletion(before))
    if (order) return {...base, ...versionOf(order), type: 'unpublishDocument'}
    const kept = documentId === publishedId ? `drafts.${publishedId}` : documentId
    if (!existsAfter(kept)) return {...base, type: 'deleteDocumentGroup'}
    return {...base, type: 'unpublishDocument', versionId: kept, versionRevisionId: revisionId}
  }
  return own ? ownEvent(own) : null

  function ownEvent(change: DocumentChange): DocumentEvent | null {
    if (change.before && change.after) return null
    return {
      ...base,
      ...versionOf(change),
      type: change.after ? 'createDocumentVersion' : 'deleteDocumentVersion',
    }
  }
}

function publishCauseOf({changes}: Transaction, variantId: string): DocumentEvent['publishCause'] {
  const name = releaseOf(variantId)
  const release = changes.find(({documentId}) => name && documentId === releaseDocumentId(name))
  // A version that no release took along was published by itself.
  if (!release) return 'document.publish'
  return release.before?.state === 'scheduled' ? 'release.schedule' : 'release.publish'
}

function isDeletion(change: DocumentChange): boolean {
  return change.after === null
}

/** Which variant changed, in the revision that it has now or had last. */
function versionOf({documentId, before, after}: DocumentChange) {
  const releaseId = releaseOf(documentId)
  return {versionId: documentId, versionRevisionId: (after ?? before)?._rev, ...(releaseId && {releaseId})}
}

function releaseOf(documentId: string): string | undefined {
  const layer = layerOf(documentId)
  return layer === null || layer === 'drafts' ? undefined : layer
}
