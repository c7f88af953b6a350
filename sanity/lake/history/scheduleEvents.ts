import type {Lake} from '../lake.ts'
import {layerOf} from '../query/perspective.ts'
import {releaseDocumentId} from '../releases/releaseDocument.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import {releaseStep} from './releaseEvents.ts'
import {openReleaseHistory} from './releaseHistory.ts'
import {openRevisions} from './revisions.ts'

/** That the release of a version was scheduled, or that this was called off, as the history of the version tells it. */
export type ScheduleEvent = {
  timestamp: string
  author: string
  documentId: string
  releaseId: string
  versionId: string
  versionRevisionId: string
} & (
  | {type: 'scheduleDocumentVersion'; publishAt: string; state: 'pending' | 'unscheduled' | 'published'}
  | {type: 'unscheduleDocumentVersion'}
)

/** Such events by the number of their transaction, the newest first, up to a number that is included. None for other documents. */
export function scheduleEvents(
  lake: Lake,
  versionId: string,
  to: number,
  limit: number,
): Map<number, ScheduleEvent> {
  const releaseId = layerOf(versionId)
  if (releaseId === null || releaseId === 'drafts') return new Map()
  const history = openReleaseHistory(lake.database)
  const revisions = openRevisions(lake.database)
  const events = new Map<number, ScheduleEvent>()
  for (const sequence of history.schedulings(releaseId, to, limit)) {
    const transaction = lake.log.bySequence(sequence)
    const change = transaction?.changes.find(({documentId}) => documentId === releaseDocumentId(releaseId))
    const step = change && releaseStep(change)
    const version = revisions.at(versionId, sequence)
    if (!transaction || !step || !version) continue
    const base = {
      timestamp: transaction.timestamp,
      author: transaction.author,
      documentId: publishedIdOf(versionId),
      releaseId,
      versionId,
      versionRevisionId: version._rev,
    }
    if (step.type === 'scheduleRelease') {
      const state = outcomes[history.nextState(releaseId, sequence) ?? ''] ?? 'pending'
      events.set(sequence, {...base, type: 'scheduleDocumentVersion', publishAt: step.publishAt, state})
    } else if (step.type === 'unscheduleRelease') {
      events.set(sequence, {...base, type: 'unscheduleDocumentVersion'})
    }
  }
  return events
}

/** What became of a scheduling, by the state that the release went into next. */
const outcomes: Record<string, 'unscheduled' | 'published' | undefined> = {
  active: 'unscheduled',
  published: 'published',
}
