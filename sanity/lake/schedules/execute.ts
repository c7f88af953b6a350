import {publish, unpublish} from '../actions/publishing.ts'
import {logLine} from '../http/log.ts'
import type {Lake} from '../lake.ts'
import {atPlace, reasonsOf, TransactionRefused} from '../mutations/failures.ts'
import type {Agenda} from '../releases/agenda.ts'
import {openScheduleTable, type Schedule} from './scheduleTable.ts'

/** The schedules of a dataset, each executed at its `executeAt`. */
export function openScheduleAgenda(lake: Lake): Agenda {
  const table = openScheduleTable(lake.database)
  return {
    appointments: () =>
      table.waiting().map((schedule) => ({
        dueMs: Date.parse(schedule.executeAt),
        run: () => void executeSchedule(lake, schedule),
      })),
    // Schedules are no documents: a new one is found when the scheduler next looks at the clock.
    isTouchedBy: () => false,
  }
}

/**
 * Publishes or takes off the documents of a schedule in one transaction, and notes how that went. The transaction has
 * its id from the schedule: found in the log, it was done before a kill came between the two.
 */
export function executeSchedule(lake: Lake, schedule: Schedule): Schedule {
  const transactionId = transactionIdOf(schedule)
  const executedAt = lake.clock.now().toISOString()
  const settle = (outcome: Pick<Schedule, 'state' | 'stateReason'>): Schedule => {
    const settled = {...schedule, ...outcome, executedAt}
    openScheduleTable(lake.database).put(settled)
    return settled
  }
  try {
    if (!lake.log.has(transactionId)) {
      const work = schedule.action === 'publish' ? publish : unpublish
      lake.commit({author: schedule.author, transactionId}, (staging) => {
        for (const [index, {documentId}] of schedule.documents.entries())
          atPlace(index, () => work(staging, {draftId: `drafts.${documentId}`, publishedId: documentId}))
      })
    }
    return settle({state: 'succeeded', stateReason: ''})
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error
    logLine(lake.config, `the schedule "${schedule.name}" could not be executed: ${reasonsOf(error)}`)
    return settle({state: 'cancelled', stateReason: reasonsOf(error)})
  }
}

/** The transaction in which a schedule is executed. */
export function transactionIdOf({id}: Schedule): string {
  return `schedule-${id}`
}
