import type {WriteStream} from 'node:tty'

/** What long work says while it goes on, on standard error, so that standard output holds the answer alone. */
export interface Progress {
  /** Begins a step, or tells how far the present one is. */
  report(step: string, current?: number, total?: number): void
  /** Ends the line that is being rewritten. */
  end(): void
}

const plainEveryMs = 5_000
const redrawEveryMs = 100

/** On a terminal one line that changes; elsewhere, such as in a log, a line for each step and one now and then. */
export function openProgress(stream: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr): Progress {
  let shownStep = ''
  let shownMs = Number.NEGATIVE_INFINITY
  let isLineOpen = false

  function end(): void {
    if (isLineOpen) stream.write('\n')
    isLineOpen = false
  }

  return {
    end,
    report(step, current, total) {
      const count = current === undefined ? '' : ` ${current}${total === undefined ? '' : `/${total}`}`
      const isNew = step !== shownStep
      const isLast = current !== undefined && current === total
      const nowMs = performance.now()
      if (!isNew && !isLast && nowMs - shownMs < (stream.isTTY ? redrawEveryMs : plainEveryMs)) return
      if (isNew) end()
      shownStep = step
      shownMs = nowMs
      if (stream.isTTY) {
        stream.write(`\r\u001B[K${step}${count}`)
        isLineOpen = true
      } else {
        stream.write(`${step}${count}\n`)
      }
    },
  }
}
