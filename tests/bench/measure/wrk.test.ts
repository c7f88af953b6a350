import {expect, test} from 'vitest'

import {readLoadResult} from './wrk.ts'

/** What wrk 4.1.0 prints with `--latency`, shortened, and then our script. */
const printed = (errors: string) => `Running 2s test @ http://127.0.0.1:3000/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   588.31us    1.02ms  36.12ms   98.61%
  Latency Distribution
     50%  447.00us
  80000 requests in 2.00s, 1.88GB read
Requests/sec:  40000.00
{"requests":80000,"micros":2000000,"bytes":2016000000,"p50Micros":447,"p99Micros":2210,"errors":${errors}}
`
const none = '{"connect":0,"read":0,"write":0,"status":0,"timeout":0}'

test('the result is in the last line that wrk prints', () => {
  expect(readLoadResult(printed(none))).toEqual({
    requests: 80_000,
    requestsPerSecond: 40_000,
    bytesPerRequest: 25_200,
    p50Ms: 0.447,
    p99Ms: 2.21,
  })
})

test('requests that failed are no result', () => {
  const failed = none.replace('"status":0', '"status":3')
  expect(() => readLoadResult(printed(failed))).toThrow('Of 80000 requests some failed (status: 3).')
})

test('a load that was never answered is no result', () => {
  expect(() => readLoadResult(printed(none).replace('80000,"m', '0,"m'))).toThrow('some failed (all)')
})
