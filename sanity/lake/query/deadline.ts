import type {Clock} from '../../../lib/clock.ts'
import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'

const stepsBetweenLooks = 256

/**
 * Makes lists that give up when a query has run too long. The evaluator cannot be stopped from outside, but all that
 * takes it long is walking lists of documents inside each other.
 */
export function withDeadline(clock: Clock): <Item>(items: Item[]) => Item[] {
  const deadline = clock.now().getTime() + limits.maxQueryMs
  let steps = 0

  function step(): void {
    steps += 1
    if (steps % stepsBetweenLooks === 0 && clock.now().getTime() > deadline) {
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
