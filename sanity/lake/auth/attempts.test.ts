import {DatabaseSync} from 'node:sqlite'

import fc from 'fast-check'
import {expect, test} from 'vitest'

import {attemptMigrations, openAttemptLimit} from './attempts.ts'

function createAttemptLimit(options: Parameters<typeof openAttemptLimit>[1]) {
  const database = new DatabaseSync(':memory:')
  for (const {sql} of attemptMigrations) database.exec(sql)
  return openAttemptLimit(database, options)
}

test('a key waits until its oldest counted attempt leaves the window', () => {
  const limit = createAttemptLimit({maxAttempts: 2, windowMs: 1000, maxKeys: 10})
  limit.count('a', 0)
  expect(limit.waitMs('a', 100)).toBe(0)
  limit.count('a', 400)
  expect(limit.waitMs('a', 500)).toBe(500)
  expect(limit.waitMs('b', 500)).toBe(0)
  expect(limit.waitMs('a', 1000)).toBe(0)
})

test('an attempt that succeeded clears the ones before', () => {
  const limit = createAttemptLimit({maxAttempts: 1, windowMs: 1000, maxKeys: 10})
  limit.count('a', 0)
  limit.clear('a')
  expect(limit.waitMs('a', 1)).toBe(0)
})

test('the key that tried longest ago is forgotten when there are too many', () => {
  const limit = createAttemptLimit({maxAttempts: 1, windowMs: 1000, maxKeys: 2})
  for (const key of ['a', 'b', 'a', 'c']) limit.count(key, 0)
  expect(limit.waitMs('b', 1)).toBe(0)
  expect(limit.waitMs('a', 1)).toBeGreaterThan(0)
  expect(limit.waitMs('c', 1)).toBeGreaterThan(0)
})

test('no sequence of attempts that asks first gets more than the limit into any window', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(400), {maxLength: 60}),
      fc.integer({min: 1, max: 5}),
      (pauses, maxAttempts) => {
        const limit = createAttemptLimit({maxAttempts, windowMs: 1000, maxKeys: 5})
        const allowed: number[] = []
        let now = 0
        for (const pause of pauses) {
          now += pause
          if (limit.waitMs('a', now) > 0) continue
          limit.count('a', now)
          allowed.push(now)
        }
        for (const start of allowed) {
          expect(
            allowed.filter((moment) => moment >= start && moment < start + 1000).length,
          ).toBeLessThanOrEqual(maxAttempts)
        }
      },
    ),
  )
})
