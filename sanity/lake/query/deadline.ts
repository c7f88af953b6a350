import {systemClock} from '../../../lib/clock.ts'
import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'

const stepsBetweenLooks = 256

/**
 * Makes a function to call at every step of a query, which gives up when the query has run too long. The pool ends
 * whatever runs too long; this spares it a new process for the commonest case, walking lists of documents inside each
 * other, and ends a query whose pool was killed meanwhile.
 */
export function deadline(): () => void {
  const end = systemClock.now().getTime() + limits.maxQueryMs
  let steps = 0
  return () => {
    steps += 1
    if (steps % stepsBetweenLooks === 0 && systemClock.now().getTime() > end) {
      throw dataError(400, 'queryTimeoutError', `The query took longer than ${limits.maxQueryMs} ms`)
    }
  }
}
