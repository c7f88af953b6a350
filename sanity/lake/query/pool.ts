import {dataError, retryLater} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {FairQueue} from './fairQueue.ts'
import type {QueryJob, QueryOutcome} from './job.ts'
import {startQueryProcess} from './queryProcess.ts'
import type {QueryProcess} from './queryProcess.ts'

/** Who asks, and whether they still wait. */
export interface Asker {
  /** A user or an address: whoever should not crowd out others. */
  client: string
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal
}

/** Runs queries in processes of their own, so that none can hold up or bring down the server. */
export interface QueryPool {
  /**
   * Resolves with how a query ended, after a wait of its turn.
   * @throws LakeError 400 when it took too long or too much memory, 429 or 503 when too many wait
   */
  run(job: QueryJob, asker: Asker): Promise<QueryOutcome>
  status(): {pids: number[]; running: number; waiting: number}
  /** Ends every process; what still runs or waits is answered 503. */
  close(): Promise<void>
}

/** The bounds of a pool, as they stand in `limits`; tests take smaller ones. */
export type PoolBounds = Record<
  | 'maxQueryMs'
  | 'steadyQueryProcesses'
  | 'maxQueryProcesses'
  | 'growQueryProcessesAfterMs'
  | 'queryProcessIdleMs'
  | 'maxWaitingQueries'
  | 'maxWaitingQueriesPerClient',
  number
>

interface Ticket extends Asker {
  job: QueryJob
  resolve(outcome: QueryOutcome): void
  reject(reason: unknown): void
}

interface Worker {
  process: QueryProcess
  /** What it runs; null at rest, undefined until it is ready. */
  ticket: Ticket | null | undefined
  idle?: NodeJS.Timeout
}

/** Opens a pool. Processes start when there is work for them. `report` writes a line to the log. */
export function openQueryPool(report: (line: string) => void, bounds: PoolBounds = limits): QueryPool {
  const queue = new FairQueue<Ticket>()
  const workers = new Set<Worker>()
  let growth: NodeJS.Timeout | undefined
  let isClosed = false

  const runningFor = (client: string): number =>
    [...workers].filter(({ticket}) => ticket?.client === client).length
  // One process is always left for somebody else.
  const mayRun = (client: string): boolean => runningFor(client) < Math.max(1, bounds.maxQueryProcesses - 1)

  function pump(): void {
    for (const worker of workers) {
      if (worker.ticket !== null) continue
      const ticket = queue.take(mayRun)
      if (!ticket) break
      void work(worker, ticket)
    }
    if (queue.size === 0) return
    if ([...workers].some(({ticket}) => ticket === undefined)) return
    if (workers.size < bounds.steadyQueryProcesses) start()
    else if (workers.size < bounds.maxQueryProcesses)
      growth ??= setTimeout(grow, bounds.growQueryProcessesAfterMs)
  }

  /** Whoever still waits now waits for slow queries. */
  function grow(): void {
    growth = undefined
    const waits = queue.size > 0 && [...workers].every(({ticket}) => ticket)
    if (waits && workers.size < bounds.maxQueryProcesses && !isClosed) start()
  }

  function start(): void {
    const worker: Worker = {process: startQueryProcess(), ticket: undefined}
    workers.add(worker)
    void welcome(worker)
    void mourn(worker)
  }

  async function welcome(worker: Worker): Promise<void> {
    try {
      await worker.process.ready
    } catch (error) {
      // Another start would end the same way: those who wait are told instead.
      for (const ticket of queue.drain()) ticket.reject(isClosed ? closing() : error)
      return
    }
    worker.ticket = null
    pump()
  }

  async function mourn(worker: Worker): Promise<void> {
    const how = await worker.process.ended
    const wasResting = workers.delete(worker) && !worker.ticket
    clearTimeout(worker.idle)
    if (isClosed) return
    if (wasResting) report(`a query process ended while it had nothing to do: ${how}`)
    pump()
  }

  async function work(worker: Worker, ticket: Ticket): Promise<void> {
    worker.ticket = ticket
    clearTimeout(worker.idle)
    let ending: 'late' | 'abandoned' | undefined
    const end = (why: typeof ending): void => {
      ending = why
      worker.process.kill()
    }
    const deadline = setTimeout(() => end('late'), bounds.maxQueryMs)
    let patience: NodeJS.Timeout | undefined
    const abandon = (): void => {
      patience = setTimeout(() => end('abandoned'), limits.abandonedQueryMs)
    }
    ticket.signal?.addEventListener('abort', abandon, {once: true})
    try {
      ticket.resolve(await worker.process.run(ticket.job))
      worker.ticket = null
      rest(worker)
    } catch (error) {
      workers.delete(worker)
      ticket.reject(isClosed ? closing() : explain(ending, error, ticket.job))
    } finally {
      clearTimeout(deadline)
      clearTimeout(patience)
      ticket.signal?.removeEventListener('abort', abandon)
    }
    if (!isClosed) pump()
  }

  /** All but one process end when there was nothing to do for them. */
  function rest(worker: Worker): void {
    worker.idle = setTimeout(() => {
      if (workers.size === 1) return
      workers.delete(worker)
      worker.process.kill()
    }, bounds.queryProcessIdleMs).unref()
  }

  function explain(ending: 'late' | 'abandoned' | undefined, error: unknown, job: QueryJob): unknown {
    const query = job.query.slice(0, 200)
    if (ending === 'late') {
      report(`a query was ended after ${bounds.maxQueryMs} ms: ${query}`)
      return dataError(400, 'queryTimeoutError', `The query took longer than ${bounds.maxQueryMs} ms`)
    }
    if (ending === 'abandoned') return dataError(400, 'queryAbandonedError', 'Nobody waits for the answer')
    const how = error instanceof Error ? error.message : String(error)
    report(`${how}; it ran: ${query}`)
    return dataError(
      400,
      'queryMemoryError',
      `The query ended its process, most likely because it needed more than ${limits.maxQueryHeapMegabytes} MB of memory`,
    )
  }

  return {
    run: (job, asker) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closing())
        if (asker.signal?.aborted)
          return reject(dataError(400, 'queryAbandonedError', 'Nobody waits for the answer'))
        if (queue.sizeOf(asker.client) >= bounds.maxWaitingQueriesPerClient) {
          return reject(
            retryLater(
              429,
              `More than ${bounds.maxWaitingQueriesPerClient} of your queries wait: send fewer at once`,
            ),
          )
        }
        if (queue.size >= bounds.maxWaitingQueries) {
          return reject(
            retryLater(503, `More than ${bounds.maxWaitingQueries} queries wait: try again later`),
          )
        }
        const ticket: Ticket = {...asker, job, resolve, reject}
        queue.add(asker.client, ticket)
        asker.signal?.addEventListener(
          'abort',
          () => {
            if (queue.remove(asker.client, ticket)) {
              reject(dataError(400, 'queryAbandonedError', 'Nobody waits for the answer'))
            }
          },
          {once: true},
        )
        pump()
      }),
    status: () => ({
      pids: [...workers].flatMap(({process}) => process.pid ?? []),
      running: [...workers].filter(({ticket}) => ticket).length,
      waiting: queue.size,
    }),
    async close() {
      isClosed = true
      clearTimeout(growth)
      for (const ticket of queue.drain()) ticket.reject(closing())
      const endings = [...workers].map(({process}) => process.ended)
      for (const {process} of workers) process.kill()
      await Promise.all(endings)
    },
  }
}

function closing(): Error {
  return retryLater(503, 'The lake is closing')
}
