import {systemClock} from '../../../lib/clock.ts'
import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'

const stepsBetweenLooks = 256

/**
 * Makes lists that give up when a query has run too long. The pool ends whatever runs too long; this spares it a new
 * process for the commonest case, and ends a query whose pool was killed meanwhile.
 */
export function withDeadline(): <Item>(items: Item[]) => Item[] {
  const deadline = systemClock.now().getTime() + limits.maxQueryMs
  let steps = 0

  function step(): void {
    steps += 1
    if (steps % stepsBetweenLooks === 0 && systemClock.now().getTime() > deadline) {
      throw dataError(400, 'queryTimeoutError', `The query took longer than ${limits.maxQueryMs} ms`)
    }
  }

  return (items) =>
    Object.defineProperty(items, Symbol.iterator, {
      value: function* iterate() {
        for (let index = 0; index < items.length; index += 1) {
          step()
          yield items[index]
        }
      },
    })
}
