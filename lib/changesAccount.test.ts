import fc from 'fast-check'
import {expect, test} from 'vitest'

import {accountOfChanges, outcomeInWords, summaryOfChanges, talliesOf} from './changesAccount.ts'
import type {ComparableClaim} from './editionDiff.ts'

const reviewed = (verdict: string) => ({verdict, verifiedOn: '2026-10-01'})
const claim = (key: string | null, verdict?: string, body = 'So it is.'): ComparableClaim => ({
  key,
  label: key,
  body,
  review: verdict ? reviewed(verdict) : null,
})
const entry = (frameworkId: string, position: number, ...advantages: ComparableClaim[]) => ({
  frameworkId,
  position,
  advantages,
  disadvantages: null,
})

const before = {
  year: 2022,
  entries: [
    entry('flask', 1, claim('simple'), claim('small'), claim('old')),
    entry('django', 2, claim('large'), claim('kept')),
    entry('rails', 3, claim('gems')),
  ],
  retired: [],
}
const after = {
  year: 2026,
  entries: [
    entry('django', 1, claim('large', 'sharpened', 'So it is now.'), claim('kept'), claim('fresh')),
    entry('flask', 2, claim('simple', 'holds'), claim('small', 'holds')),
    entry('express', 3),
  ],
  retired: [{key: 'old', review: reviewed('outdated')}],
}
const account = accountOfChanges(before, after)

test('frameworks come in the order of the later edition, each with its claims, the dropped ones last', () => {
  expect(
    account.map(({frameworkId, kind, claims}) => [frameworkId, kind, claims.map(({anchor}) => anchor)]),
  ).toEqual([
    ['django', 'moved', ['large', 'kept', 'fresh']],
    ['flask', 'moved', ['simple', 'small', 'old']],
    ['express', 'new', []],
    ['rails', 'dropped', ['gems']],
  ])
  expect(account[0]?.movement).toEqual({kind: 'up', from: 2, by: 1, since: 2022})
})

test('the first word about a claim is what became of it', () => {
  const words = account.flatMap(({claims}) => claims).map((each) => [each.anchor, outcomeInWords(each)])
  expect(Object.fromEntries(words)).toEqual({
    large: 'Sharpened',
    kept: 'Not tested again',
    fresh: 'New',
    simple: 'Holds',
    small: 'Holds',
    old: 'Outdated, dropped',
    gems: 'Dropped',
  })
})

test('a claim that was not tested again may still have other words, or another place', () => {
  const [first] = accountOfChanges(before, {
    ...after,
    entries: [entry('flask', 1, claim('simple', undefined, 'Otherwise.'), claim('large'))],
  })
  expect(first?.claims.slice(0, 2).map(outcomeInWords)).toEqual(['Reworded', 'Moved'])
})

test('the summary counts each framework and each claim once', () => {
  expect(summaryOfChanges(account)).toBe(
    'Frameworks: 1 new, 1 dropped, 2 moved. Claims: 2 hold, 1 sharpened, 1 not tested again, 1 new, 2 dropped. 1 was reworded.',
  )
})

test('any two editions are told whole: every claim once, at an anchor of its own', () => {
  const someClaims = fc.array(
    fc.option(fc.constantFrom('a', 'b', 'c', 'claim')).map((key) => claim(key)),
    {maxLength: 4},
  )
  const someEdition = fc.array(
    fc.record({
      frameworkId: fc.option(fc.constantFrom('flask', 'django', 'rails')),
      position: fc.option(fc.integer({min: 1, max: 4})),
      advantages: someClaims,
      disadvantages: someClaims,
    }),
    {maxLength: 4},
  )
  const countOf = (entries: {advantages: unknown[]; disadvantages: unknown[]}[]) =>
    entries.reduce((sum, {advantages, disadvantages}) => sum + advantages.length + disadvantages.length, 0)
  fc.assert(
    fc.property(someEdition, someEdition, (earlier, later) => {
      const told = accountOfChanges(
        {year: 2022, entries: earlier, retired: []},
        {year: 2026, entries: later, retired: []},
      )
      const claims = told.flatMap((framework) => framework.claims)
      expect(claims.filter((each) => each.before)).toHaveLength(countOf(earlier))
      expect(claims.filter((each) => each.after)).toHaveLength(countOf(later))
      expect(new Set(claims.map(({anchor}) => anchor)).size).toBe(claims.length)
      const counted = talliesOf(told).claims.reduce((sum, {count}) => sum + count, 0)
      expect(counted).toBe(claims.length)
    }),
  )
})
