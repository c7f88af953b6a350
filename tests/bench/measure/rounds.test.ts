import {expect, test} from 'vitest'

import {measureRounds, steadyRounds, type Round} from './rounds.ts'

const measured = (requestsPerSecond: number) => ({requestsPerSecond, cpuMicros: 20, p50Ms: 1, p99Ms: 2})
const round = (...controls: number[]): Round => ({
  control: controls.map(measured),
  subject: controls.map(() => measured(700)),
})

test('a round counts while its control is within a tenth of the median of controls', () => {
  const rounds = [round(1_000), round(1_090), round(910), round(1_000), round(1_101), round(899)]
  expect(steadyRounds(rounds)).toEqual(rounds.slice(0, 4))
})

test('one unsteady load is enough for a round not to count', () => {
  const rounds = [round(1_000, 500), round(1_000, 400), round(1_000, 510)]
  expect(steadyRounds(rounds)).toEqual([rounds[0], rounds[2]])
})

test('a round that does not count is measured again', async () => {
  const controls = [1_000, 700, 1_000, 1_010]
  const result = await measureRounds(3, async (attempt) => round(controls[attempt - 1] ?? Number.NaN))
  expect(result.kept.map(({control}) => control[0]?.requestsPerSecond)).toEqual([1_000, 1_000, 1_010])
  expect(result.thrown).toBe(1)
})

test('a machine that never comes to rest is given up on after twice the rounds', async () => {
  let attempts = 0
  const result = await measureRounds(3, async (attempt) => {
    attempts = attempt
    return round(2 ** attempt)
  })
  expect(attempts).toBe(6)
  expect(result).toMatchObject({kept: {length: 1}, thrown: 5})
})
