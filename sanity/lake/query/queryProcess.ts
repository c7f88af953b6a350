import {fork} from 'node:child_process'
import type {ChildProcess} from 'node:child_process'

import {limits} from '../limits.ts'
import type {QueryJob, QueryOutcome} from './job.ts'

/** A process that runs one query at a time. */
export interface QueryProcess {
  readonly pid: number | undefined
  /** Resolves when it can take jobs; rejects when it ends before. */
  ready: Promise<void>
  /** Resolves with how it ended, as `SIGKILL` or `exit code 1`. */
  ended: Promise<string>
  /** Hands over a job. Rejects with a `ProcessEnded` when the process ends first. One at a time. */
  run(job: QueryJob): Promise<QueryOutcome>
  /** Ends it at once, whatever it does. */
  kill(): void
}

/** A query process ended before it answered. */
class ProcessEnded extends Error {
  constructor(how: string) {
    super(`A query process ended: ${how}`)
    this.name = 'ProcessEnded'
  }
}

/**
 * Starts a query process. A process and not a thread: a query that runs out of memory in one large step takes its whole
 * process along, whatever bounds a thread was given.
 */
export function startQueryProcess(): QueryProcess {
  const child = fork(new URL('./process.ts', import.meta.url), [], {
    // Nothing else of the server's environment: secrets are not for a process that runs what strangers send.
    env: {NODE_ENV: 'production', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE},
    execArgv: [
      `--max-old-space-size=${limits.maxQueryHeapMegabytes}`,
      // Room for what is soon garbage: by default it grows to a hundred megabytes and stays.
      '--max-semi-space-size=2',
      '--disable-warning=ExperimentalWarning',
    ],
    serialization: 'advanced',
    // What the runtime prints when memory runs out is no use to anybody; the pool writes a line of its own.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const orEnd = async <Value>(value: Promise<Value>): Promise<Value> =>
    Promise.race([
      value,
      ended.then((how) => {
        throw new ProcessEnded(how)
      }),
    ])
  const ready = orEnd(nextMessage(child)).then(() => holdOpen(child, false))
  return {
    pid: child.pid,
    ready,
    ended,
    async run(job) {
      holdOpen(child, true)
      const answer = nextMessage(child)
      if (child.connected) child.send(job)
      const outcome = await orEnd(answer)
      holdOpen(child, false)
      return outcome
    },
    kill() {
      // Whoever waits for the end must be able to: at rest, nothing else may keep the parent alive until then.
      child.ref()
      child.kill('SIGKILL')
    },
  }
}

function nextMessage(child: ChildProcess): Promise<QueryOutcome> {
  return new Promise((resolve) => child.once('message', (outcome: QueryOutcome) => resolve(outcome)))
}

/** A process at rest must not keep its parent from ending; one at work must. */
function holdOpen(child: ChildProcess, isBusy: boolean): void {
  if (isBusy) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
