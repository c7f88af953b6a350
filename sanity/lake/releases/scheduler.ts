import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {openScheduleAgenda} from '../schedules/execute.ts'
import {openReleaseAgenda} from './agenda.ts'

/**
 * Does what is scheduled when the lake's clock says so, until the lake closes; at its start, what fell due while it was
 * down. It looks at the clock again every few seconds however far off the next appointment is: clocks jump, machines
 * sleep, and timers cannot be longer than 24 days.
 * @param report is told of what failed for a reason of the lake's own; that stays on the agenda
 */
export function startScheduler(lake: Lake, report: (error: unknown) => void): void {
  const agendas = [openReleaseAgenda(lake), openScheduleAgenda(lake)]
  let timer: NodeJS.Timeout | undefined
  let isWaking = false

  function run(): void {
    isWaking = false
    if (lake.closing.aborted) return
    // Set before anything can fail, so that a failure does not end the work.
    sleep(limits.schedulerHeartbeatMs)
    const nowMs = lake.clock.now().getTime()
    const ahead = agendas.flatMap((agenda) => agenda.appointments()).toSorted((a, b) => a.dueMs - b.dueMs)
    for (const appointment of ahead) {
      if (appointment.dueMs > nowMs) return sleep(appointment.dueMs - nowMs)
      guarded(appointment.run)
    }
  }

  function sleep(durationMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => guarded(run), Math.min(durationMs, limits.schedulerHeartbeatMs))
  }

  function guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      report(error)
    }
  }

  const stopListening = lake.onCommit(({changes}) => {
    const isTouched = changes.some(({documentId}) => agendas.some((agenda) => agenda.isTouchedBy(documentId)))
    if (!isTouched || isWaking) return
    isWaking = true
    // After the reply to whoever committed has been handed over.
    setImmediate(() => guarded(run))
  })
  lake.closing.addEventListener('abort', () => {
    stopListening()
    clearTimeout(timer)
  })
  guarded(run)
}
