import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {compareVersions, type Cycle, factDifference, type WatchedFact} from './factWatch.ts'

const cycles: Cycle[] = [
  {cycle: '6.1', latest: '6.1.3', latestReleaseDate: '2026-11-03', supportEnds: '2027-12-31'},
  {cycle: '6.0', latest: '6.0.9', latestReleaseDate: '2026-11-03', supportEnds: '2027-04-30'},
  {cycle: '5.2', latest: '5.2.19', latestReleaseDate: '2026-11-04', supportEnds: '2028-05-31'},
]

function differing(value: string, fact: Partial<WatchedFact> = {}) {
  return factDifference({follows: 'newestVersion', cycle: null, value, ...fact}, cycles)?.value ?? null
}

describe('the newest version', () => {
  it.each([
    ['6.1.2', '6.1.3'],
    ['6.1, 5 August 2026', '6.1.3, 3 November 2026'],
    ['5 August 2026: 6.1', '3 November 2026: 6.1.3'],
    ['Version 6.1.2 (2026-08-05)', 'Version 6.1.3 (2026-11-03)'],
    ['6.1.2, August 2026', '6.1.3, November 2026'],
    ['not yet known', '6.1.3'],
    ['', '6.1.3'],
  ])('“%s” becomes “%s”', (value, suggested) => expect(differing(value)).toBe(suggested))

  it.each(['6.1.3', '6.1.3, 3 November 2026', '6.1.3.0'])('“%s” is the same', (value) =>
    expect(differing(value)).toBeNull(),
  )

  it('is not suggested when the source is behind', () => {
    expect(differing('6.2')).toBeNull()
    expect(differing('6.10')).toBeNull()
  })

  it('is that of one cycle, where the fact names one', () => {
    expect(differing('5.2.8', {cycle: '5.2'})).toBe('5.2.19')
    expect(differing('5.2.8', {cycle: '4.2'})).toBeNull()
  })

  it('is never guessed from what is no version', () => {
    const odd = [{cycle: 'next', latest: '7.0rc1', latestReleaseDate: null, supportEnds: null}]
    expect(factDifference({follows: 'newestVersion', cycle: null, value: '6.1'}, odd)).toBeNull()
  })
})

describe('the end of support', () => {
  const lts = {follows: 'supportEnds', cycle: '5.2'} as const

  it.each([
    ['5.2, to April 2028; 6.2 is planned for April 2027', '5.2, to May 2028; 6.2 is planned for April 2027'],
    ['Until 30 April 2028', 'Until 31 May 2028'],
    ['6.0 to April 2027; 5.2 to 2028-04', '6.0 to April 2027; 5.2 to 2028-05'],
    ['Only the latest', '5.2, to 31 May 2028'],
  ])('“%s” becomes “%s”', (value, suggested) => expect(differing(value, lts)).toBe(suggested))

  it.each(['5.2, to May 2028', '5.2, to 31 May 2028', 'to 2028-05-31'])('“%s” is the same', (value) =>
    expect(differing(value, lts)).toBeNull(),
  )

  it('is nothing to suggest when the source knows no day', () => {
    const open = [{cycle: '5', latest: '5.3.0', latestReleaseDate: null, supportEnds: null}]
    expect(factDifference({follows: 'supportEnds', cycle: '5', value: 'April 2028'}, open)).toBeNull()
  })
})

const version = fc.array(fc.nat(30), {minLength: 1, maxLength: 4}).map((parts) => parts.join('.'))
const day = fc
  .date({min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10))
const anyCycle: fc.Arbitrary<Cycle> = fc.record({
  cycle: version,
  latest: fc.option(version),
  latestReleaseDate: fc.option(day),
  supportEnds: fc.option(day),
})
const value = fc.oneof(
  fc.string(),
  version,
  fc
    .tuple(version, fc.constantFrom(', 5 August 2026', ', April 2028', ' (2026-08-05)', '; 6.2 in 2027'))
    .map((words) => words.join('')),
)

it('once it is accepted, nothing differs any more, whatever the fact said', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('newestVersion', 'supportEnds'),
      fc.array(anyCycle, {maxLength: 5}),
      fc.option(fc.nat(4)),
      value,
      (follows, known, index, text) => {
        const fact = {follows, cycle: index === null ? null : (known[index]?.cycle ?? '1'), value: text}
        const difference = factDifference(fact, known)
        fc.pre(difference !== null)
        const accepted = {...fact, value: difference?.value ?? ''}
        expect(factDifference(accepted, known)).toBeNull()
      },
    ),
    {numRuns: 2_000},
  )
})

it('versions have one order, whichever way round they are compared', () => {
  fc.assert(
    fc.property(version, version, version, (one, two, three) => {
      expect(Math.sign(compareVersions(one, two))).toBe(-Math.sign(compareVersions(two, one)) + 0)
      const [first = '', second = '', third = ''] = [one, two, three].toSorted(compareVersions)
      expect(compareVersions(first, second)).toBeLessThanOrEqual(0)
      expect(compareVersions(second, third)).toBeLessThanOrEqual(0)
      expect(compareVersions(first, third)).toBeLessThanOrEqual(0)
    }),
  )
})
