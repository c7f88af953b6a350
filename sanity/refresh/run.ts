import {deleteOldReceipts} from '../receipts/deleteOldReceipts.ts'
import {deliverNotifications} from './deliverNotifications.ts'
import {goLive} from './goLive.ts'
import {tellToStart} from './leadTime.ts'
import {recheckChanged} from './recheck.ts'
import {readRefreshes} from './refreshDocument.ts'
import type {Outcome, Runner} from './runner.ts'

/** A refresh that a run took up, and what became of it. */
export interface RunResult {
  refreshId: string
  outcome: Outcome
}

/** Its moment has come, or a runner had begun with it and is gone or waited long enough for the next attempt. */
const isDue = `
  state == "scheduled" && goLive.at <= $now ||
  state in ["publishing", "published"]
    && coalesce(run.leaseUntil, "") <= $now && coalesce(run.retryAt, "") <= $now`

/** A held refresh goes live as soon as a check after its moment finds nothing in its way. */
const isPutRight = 'state == "held" && goLive.at <= $now && count(checked.blockers) == 0'

/**
 * One run: whatever is due goes live, what changed is checked again, owners are told. Harmless to repeat, and to do in many places
 * at once. One refresh that fails keeps none of the others back; what it failed with is thrown at the end.
 */
export async function runRefreshes(runner: Runner): Promise<RunResult[]> {
  const {client, clock} = runner
  const failures: unknown[] = []
  const results: RunResult[] = []
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  async function takeUp(condition: string) {
    const due = await readRefreshes(client, condition, {now: clock.now().toISOString()})
    for (const refresh of due) {
      await attempt(async () => {
        results.push({refreshId: refresh._id, outcome: await goLive(runner, refresh)})
      })
    }
  }
  // What is due comes first: its minute is now.
  await attempt(() => takeUp(isDue))
  await attempt(() => recheckChanged(runner))
  await attempt(() => takeUp(isPutRight))
  await attempt(() => tellToStart(runner))
  await attempt(() => deliverNotifications(runner))
  await attempt(() => deleteOldReceipts(client, clock.now().toISOString()))
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, 'Several refreshes failed.')
  return results
}

/** When the next refresh is due, ISO 8601, or null when none is on the schedule. */
export async function nextDue({client}: Runner): Promise<string | null> {
  const [next] = await readRefreshes(client, 'state == "scheduled"')
  return next?.goLive?.at ?? null
}
