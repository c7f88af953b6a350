import {expect, test} from 'vitest'

import {cpuMsOf, memoryOf, processTree, readSmaps, readStat} from './processes.ts'

test('time on the processor is that of the program and of the system for it', () => {
  const stat = '4711 (next (v16) S 1) S 42 4711 4711 0 -1 4194304 9 0 0 0 150 25 7 7 20 0 11 0 1 2 3'
  expect(readStat(stat)).toEqual({parent: 42, cpuMs: 1_750})
})

test('memory is read by its name', () => {
  const smaps =
    '5581-7ffc ---p 00000000 00:00 0    [rollup]\nRss:     104448 kB\nPss:      61440 kB\nPss_Dirty:   1 kB\n'
  expect(readSmaps(smaps, 'Rss')).toBe(102 * 1024 ** 2)
  expect(readSmaps(smaps, 'Pss')).toBe(60 * 1024 ** 2)
})

test.runIf(process.platform === 'linux')('a running process has a place, time and memory', () => {
  expect(processTree(process.ppid)).toContain(process.pid)
  expect(cpuMsOf(process.pid)).toBeGreaterThan(0)
  const [own] = memoryOf(process.pid)
  expect(own?.rss).toBeGreaterThan(own?.pss ?? Number.NaN)
})
