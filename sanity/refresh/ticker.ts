import {makeRunner} from './makeRunner.ts'
import {nextDue, runRefreshes} from './run.ts'

/** The longest that the ticker sleeps, in milliseconds: a schedule is looked up again and again, never waited for by one timer. */
const longestSleepMs = 5_000
/** After a change this long is waited for others, in milliseconds: an editor's typing arrives in many small ones. */
const settleMs = 500
/** After a failure the lake or the site is left alone this long, in milliseconds. */
const afterFailureMs = 2_000

const watched = '*[_type in ["refresh", "edition", "framework"]]'

/**
 * Runs refreshes inside the server: at their moment, and soon after an editor has changed something. `REFRESH_TICKER=off` leaves
 * that to a cron. It never ends by itself, and a lake that is away is asked again until it is back.
 */
export function startTicker(): void {
  if (process.env.REFRESH_TICKER === 'off' || !process.env.SANITY_API_WRITE_TOKEN) return
  const runner = makeRunner('ticker')
  let timer: NodeJS.Timeout | undefined
  let isRunning = false
  let lastFailure = ''

  async function tick(): Promise<void> {
    if (isRunning) return
    isRunning = true
    try {
      await runRefreshes(runner)
      lastFailure = ''
      sleep(untilDue(await nextDue(runner)))
    } catch (error) {
      report(error)
      sleep(afterFailureMs)
    } finally {
      isRunning = false
    }
  }

  function sleep(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void tick(), milliseconds)
    // The server may end whenever it wants to.
    timer.unref()
  }

  function untilDue(at: string | null): number {
    const left = at === null ? longestSleepMs : Date.parse(at) - runner.clock.now().getTime()
    return Math.min(Math.max(left, settleMs), longestSleepMs)
  }

  /** Once for the same failure in a row: an outage of hours is one line, not thousands. */
  function report(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error)
    if (text !== lastFailure) process.stderr.write(`refresh: ${text}\n`)
    lastFailure = text
  }

  runner.client
    // Without it a listener hears of published documents only, and edits are made to drafts.
    .listen(watched, {}, {includeAllVersions: true, includeResult: false, visibility: 'query'})
    .subscribe({next: () => sleep(settleMs), error: report})
  sleep(0)
}
