import {isRelease, releaseDocumentId} from '../releases/releaseDocument.ts'
import type {ReleaseDocument} from '../releases/releaseDocument.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'

/** A step in the life of a release, as the Studio's activity panel lists it. Edits are not among them: it works those out. */
export type ReleaseEvent = {timestamp: string; author: string; releaseName: string} & (
  | {type: 'createRelease' | 'unscheduleRelease' | 'publishRelease' | 'archiveRelease' | 'unarchiveRelease'}
  | {type: 'scheduleRelease'; publishAt: string}
  | ({type: 'addDocumentToRelease'; revisionId: string} & VersionNames)
  | ({type: 'discardDocumentFromRelease'} & VersionNames)
)

interface VersionNames {
  documentId: string
  documentType: string
  versionId: string
  versionRevisionId: string
}

/** What a transaction meant in the life of a release. Versions that come or go with a step of the release are part of it. */
export function releaseEvents(transaction: Transaction, name: string): ReleaseEvent[] {
  const {timestamp, author, changes, transactionId} = transaction
  const base = {timestamp, author, releaseName: name}
  const own = changes.find(({documentId}) => documentId === releaseDocumentId(name))
  if (own) {
    const step = releaseStep(own)
    return step ? [{...base, ...step}] : []
  }
  return changes
    .filter(({documentId}) => documentId.startsWith(`versions.${name}.`))
    .flatMap(({documentId, before, after}): ReleaseEvent[] => {
      const version = after ?? before
      if (!version || (before && after)) return []
      const names = {
        documentId: publishedIdOf(documentId),
        documentType: version._type,
        versionId: documentId,
        versionRevisionId: version._rev,
      }
      return after
        ? [{...base, type: 'addDocumentToRelease', revisionId: transactionId, ...names}]
        : [{...base, type: 'discardDocumentFromRelease', ...names}]
    })
}

type Step =
  | {type: 'createRelease' | 'unscheduleRelease' | 'publishRelease' | 'archiveRelease' | 'unarchiveRelease'}
  | {type: 'scheduleRelease'; publishAt: string}

/** What a change of a release's document was in its life; null for an edit, or when the release went. */
export function releaseStep(change: DocumentChange): Step | null {
  const before = isRelease(change.before) ? change.before : null
  const after = isRelease(change.after) ? change.after : null
  if (!after) return null
  if (!before) return {type: 'createRelease'}
  if (after.state === 'scheduled') {
    const isMoved = before.state !== 'scheduled' || before.publishAt !== after.publishAt
    return isMoved ? {type: 'scheduleRelease', publishAt: String(after.publishAt)} : null
  }
  return before.state === after.state ? null : {type: arrivals[after.state](before)}
}

/** What it is called to come to a state. */
const arrivals = {
  active: (before: ReleaseDocument) =>
    before.state === 'archived' ? ('unarchiveRelease' as const) : ('unscheduleRelease' as const),
  published: () => 'publishRelease' as const,
  archived: () => 'archiveRelease' as const,
}
