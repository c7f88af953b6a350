import {createContext, Script} from 'node:vm'
import type {Context} from 'node:vm'

/** Work took longer than it may. */
export class TimeLimitError extends Error {
  constructor(limitMs: number) {
    super(`It took longer than ${limitMs} ms`)
    this.name = 'TimeLimitError'
  }
}

const place = {work: (): void => undefined}
const script = new Script('work()')
let context: Context | undefined

/**
 * Runs synchronous work and ends it when it takes too long, wherever it is, a regular expression included. It costs
 * about 0.1 ms, so it is for what cannot be trusted and has to run in the server itself.
 * @throws TimeLimitError
 */
export function withinTime<Result>(limitMs: number, work: () => Result): Result {
  context ??= createContext(place)
  const done: Result[] = []
  place.work = () => void done.push(work())
  try {
    script.runInContext(context, {timeout: limitMs})
  } catch (error) {
    // The error comes from the context, whose `Error` is another than ours.
    const isTimeout =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    throw isTimeout ? new TimeLimitError(limitMs) : error
  }
  for (const result of done) return result
  throw new TimeLimitError(limitMs)
}
