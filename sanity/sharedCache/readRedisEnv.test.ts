import {expect, test} from 'vitest'

import {readRedisEnv} from './readRedisEnv.ts'

test('without an address there is one web server', () => {
  expect(readRedisEnv({})).toBeNull()
  expect(readRedisEnv({REDIS_URL: ' ', REDIS_STALE_SECONDS: 'whatever'})).toBeNull()
})

test('an address names host and database, and a minute is the bound unless another is set', () => {
  const url = 'redis://site:secret@cache.internal:6380/3'
  expect(readRedisEnv({REDIS_URL: url})).toEqual({url, database: 3, staleMs: 60_000})
  expect(readRedisEnv({REDIS_URL: 'rediss://[::1]', REDIS_STALE_SECONDS: '5'})).toMatchObject({
    database: 0,
    staleMs: 5_000,
  })
})

test.each([
  'cache.internal:6379',
  'http://site:secret@cache.internal',
  'redis://',
  'redis://site:secret@cache.internal/pages',
  'redis://site:secret@cache.internal:port',
])('an address that is none is refused, and a password in it is not printed: %s', (url) => {
  let message = ''
  try {
    readRedisEnv({REDIS_URL: url})
  } catch (error) {
    message = String(error)
  }
  expect(message).toContain('REDIS_URL is malformed')
  expect(message).not.toContain('secret')
})

test.each(['0', '4', '2.5', '86401', 'a minute'])('a bound of %s is refused', (seconds) => {
  const env = {REDIS_URL: 'redis://localhost', REDIS_STALE_SECONDS: seconds}
  expect(() => readRedisEnv(env)).toThrow(`REDIS_STALE_SECONDS is "${seconds}"`)
})
