import {watchFacts} from './factWatch.ts'
import {makeWatch} from './makeWatch.ts'
import {checkSources} from './sourceCheck.ts'

/** The server starts first, in milliseconds. */
const firstAfterMs = 30_000
const pauseMs = 60_000

/**
 * Watches facts and sources inside the server, a little each minute; what is due is remembered in the lake. `SOURCE_WATCH=off` leaves
 * that to a cron or to nobody. That the net is away is told once and noted with what could not be looked at.
 */
export function startWatchTicker(): void {
  if (process.env.SOURCE_WATCH === 'off' || !process.env.SANITY_API_WRITE_TOKEN) return
  const watch = makeWatch()
  const told = new Set<string>()

  async function tick(): Promise<void> {
    await attempt(async () => {
      for (const {problem} of await watchFacts(watch))
        if (problem) tell(`${problem} It is tried again later.`)
    })
    await attempt(() => checkSources(watch))
    later(pauseMs)
  }

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
    }
  }

  /** Once for each text: a machine without a network says so in one line. */
  function tell(text: string): void {
    if (!told.has(text)) process.stderr.write(`watch: ${text}\n`)
    told.add(text)
  }

  function later(milliseconds: number): void {
    // The server may end whenever it wants to.
    setTimeout(() => void tick(), milliseconds).unref()
  }

  later(firstAfterMs)
}
