import {expect, test} from 'vitest'

import {openProgress} from './progress.ts'

function record(isTTY: boolean) {
  let written = ''
  const stream = {
    isTTY,
    write(text: Uint8Array | string) {
      written += String(text)
      return true
    },
  }
  return {stream, written: () => written}
}

test('on a terminal a step rewrites its line, and the next one begins a new line', () => {
  const {stream, written} = record(true)
  const progress = openProgress(stream)
  progress.report('Reading', 1, 2)
  progress.report('Reading', 2, 2)
  progress.report('Writing')
  progress.end()
  expect(written()).toBe('\r\u001B[KReading 1/2\r\u001B[KReading 2/2\n\r\u001B[KWriting\n')
})

test('elsewhere each step is a line, and steps that go on do not fill the log', () => {
  const {stream, written} = record(false)
  const progress = openProgress(stream)
  for (let current = 0; current <= 1_000; current += 1) progress.report('Reading', current, 1_000)
  progress.end()
  expect(written()).toBe('Reading 0/1000\nReading 1000/1000\n')
})
