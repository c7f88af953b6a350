import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {afterLook, type Hop, type Look, type SourceMemory} from './sourceLook.ts'

const url = 'https://example.org/old#part'
const start = '2026-11-26T08:00:00.000Z'
const days = (count: number) => new Date(Date.parse(start) + count * 86_400_000).toISOString()

/** What is remembered after several looks, a day apart. */
function after(...looks: Look[]): SourceMemory {
  const last = looks.reduce<SourceMemory | null>(
    (memory, look, index) => afterLook(memory, look, url, days(index)),
    null,
  )
  if (!last) throw new Error('Give a look.')
  return last
}
const answer = (...statuses: number[]): Look => ({
  hops: statuses.map((status, index) => ({
    url: index === 0 ? url : `https://example.org/new${index}`,
    status,
  })),
})
const timeout: Look = {problem: 'It did not answer in time.'}

describe('an address', () => {
  it('that answers is well, and looked at again after a week', () => {
    expect(after(answer(200))).toMatchObject({state: 'ok', since: start, status: 200, dueAt: days(7)})
  })

  it.each([404, 410])('is gone when it answers %i twice in a row, since then', (status) => {
    expect(after(answer(status))).toMatchObject({state: 'ok', dueAt: days(1)})
    expect(after(answer(status), answer(status))).toMatchObject({
      state: 'gone',
      since: days(1),
      dueAt: days(8),
    })
    expect(after(answer(status), answer(200), answer(status))).toMatchObject({state: 'ok'})
  })

  it('that is back is well again', () => {
    expect(after(answer(404), answer(404), answer(200))).toMatchObject({state: 'ok', since: days(2)})
  })

  it.each([401, 403, 429, 500, 503])('that answers %i could not be looked at, which is no mark', (status) => {
    expect(after(answer(status))).toMatchObject({state: 'unreachable', problem: `It answers ${status}.`})
    expect(after(answer(200), answer(status))).toMatchObject({state: 'ok', failures: 1})
  })

  it('that could not be looked at stands as it stood, and is tried again with growing pauses', () => {
    expect(after(answer(404), answer(404), timeout)).toMatchObject({state: 'gone', since: days(1)})
    expect(after(timeout)).toMatchObject({dueAt: days(0.25)})
    expect(after(timeout, timeout)).toMatchObject({dueAt: days(1.5)})
    expect(after(timeout, timeout, timeout, timeout, timeout, timeout, timeout)).toMatchObject({
      dueAt: days(13),
    })
  })

  it('has moved only by permanent redirects to one that answers 200', () => {
    expect(after(answer(301, 200))).toMatchObject({state: 'moved', movedTo: 'https://example.org/new1#part'})
    expect(after(answer(308, 301, 200))).toMatchObject({movedTo: 'https://example.org/new2#part'})
    expect(after(answer(301, 302, 200)), 'as far as it is for good').toMatchObject({
      movedTo: 'https://example.org/new1#part',
    })
    expect(after(answer(302, 200))).toMatchObject({state: 'ok', movedTo: null})
    expect(after(answer(302, 301, 200))).toMatchObject({state: 'ok', movedTo: null})
    expect(after(answer(301, 404))).toMatchObject({state: 'ok', movedTo: null, missing: 1})
    expect(after(answer(301, 204))).toMatchObject({movedTo: null})
  })

  it('has not moved when it leads back to itself', () => {
    const hops = [
      {url, status: 301},
      {url: 'https://example.org/old', status: 200},
    ]
    expect(after({hops})).toMatchObject({state: 'ok', movedTo: null})
  })
})

const status = fc.constantFrom(200, 204, 301, 302, 308, 403, 404, 410, 429, 500)
const look: fc.Arbitrary<Look> = fc.oneof(
  fc.record({problem: fc.string()}),
  fc.record({
    hops: fc.array(fc.record({url: fc.webUrl(), status}), {minLength: 1, maxLength: 6}),
  }),
)
const lastStatus = (hops: readonly Hop[]) => hops.at(-1)?.status ?? 0

it('nothing but 404 and 410, twice, makes an address gone, and only a 200 makes it moved', () => {
  fc.assert(
    fc.property(fc.array(look, {minLength: 1, maxLength: 8}), (looks) => {
      const {state, dueAt, checkedAt, movedTo} = after(...looks)
      const last = looks
        .flatMap((one) => ('hops' in one ? [lastStatus(one.hops)] : []))
        .filter((one) => one === 404 || one === 410 || (one >= 200 && one < 300))
      expect(state !== 'gone' || last.slice(-2).every((one) => one > 300)).toBe(true)
      expect(state !== 'moved' || last.includes(200)).toBe(true)
      expect(movedTo !== null).toBe(state === 'moved')
      expect(Date.parse(dueAt) - Date.parse(checkedAt)).toBeGreaterThanOrEqual(6 * 3_600_000)
      expect(Date.parse(dueAt) - Date.parse(checkedAt)).toBeLessThanOrEqual(7 * 86_400_000)
    }),
  )
})
