import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {
  compareEditions,
  isUnchanged,
  type ClaimChange,
  type ComparableClaim,
  type ComparableEntry,
  type FrameworkChange,
} from './editionDiff.ts'

type Entry = ComparableEntry<ComparableClaim>
type Review = ComparableClaim['review']

const holds = {verdict: 'holds', verifiedOn: '2026-10-01'}

function claim(key: string | null, body = 'As ever.', review: Review = null): ComparableClaim {
  return {key, label: key, body, review}
}

function entry(frameworkId: string | null, position: number, ...advantages: ComparableClaim[]): Entry {
  return {frameworkId, position, advantages, disadvantages: null}
}

function kinds(before: Entry[], after: Entry[]) {
  const {frameworks, claims} = compareEditions(before, after)
  return {
    frameworks: frameworks.map(({kind, frameworkId}) => `${kind} ${frameworkId}`),
    claims: claims.map(({kind, ...of}) => `${kind} ${(of.after ?? of.before)?.claim.key}`),
  }
}

describe('frameworks', () => {
  test('are new, dropped, moved or stayed, in the order of the later edition and then of the earlier', () => {
    const before = [entry('flask', 1), entry('django', 2), entry('rails', 3), entry('express', 4)]
    const after = [entry('django', 1), entry('rails', 3), entry('laravel', 2)]
    expect(kinds(before, after).frameworks).toEqual([
      'moved django',
      'stayed rails',
      'new laravel',
      'dropped flask',
      'dropped express',
    ])
  })

  test('an entry that ranks nothing yet matches none', () => {
    expect(kinds([entry(null, 1)], [entry(null, 1)]).frameworks).toEqual(['new null', 'dropped null'])
  })

  test('an object that stands in an edition twice counts twice', () => {
    const twice = entry('flask', 1)
    expect(kinds([twice, twice], [entry('flask', 1)]).frameworks).toEqual(['stayed flask', 'dropped flask'])
  })
})

describe('claims', () => {
  function compare(before: ComparableClaim, after: ComparableClaim) {
    return compareEditions([entry('flask', 1, before)], [entry('flask', 1, after)]).claims[0]
  }

  test('are found again by their key when label and text are others', () => {
    expect(compare(claim('a'), {...claim('a', 'Otherwise.'), label: 'Another'})).toMatchObject({
      kind: 'kept',
      isReworded: true,
    })
  })

  test('with the same words and another key are one dropped and one new', () => {
    expect(kinds([entry('flask', 1, claim('a'))], [entry('flask', 1, claim('b'))]).claims).toEqual([
      'new b',
      'dropped a',
    ])
  })

  test('tested again carry the verdict, also when it is the same as the last time', () => {
    expect(compare(claim('a'), claim('a', 'As ever.', holds))?.verdict).toBe('holds')
    const lastTime = claim('a', 'As ever.', {...holds, verifiedOn: '2025-10-01'})
    expect(compare(lastTime, claim('a', 'As ever.', holds))?.verdict).toBe('holds')
  })

  test('whose review is the one of the edition before carry none', () => {
    expect(compare(claim('a', 'As ever.', holds), claim('a', 'As ever.', holds))?.verdict).toBeNull()
  })

  test('that change side or framework are kept, and said to have moved', () => {
    const before = [entry('flask', 1, claim('a'), claim('b')), entry('django', 2)]
    const after = [{...entry('flask', 1), disadvantages: [claim('a')]}, entry('django', 2, claim('b'))]
    const diff = compareEditions(before, after)
    expect(diff.claims.map(({kind, isMoved}) => [kind, isMoved])).toEqual([
      ['kept', true],
      ['kept', true],
    ])
    expect(isUnchanged(diff)).toBe(false)
  })

  test('that share a key match in order, the first with the first', () => {
    const before = [entry('flask', 1, claim('a', 'First.'), claim('a', 'Second.'))]
    const after = [entry('flask', 1, claim('a', 'First.'))]
    const {claims} = compareEditions(before, after)
    expect(claims.map(({kind, isReworded}) => [kind, isReworded])).toEqual([
      ['kept', false],
      ['dropped', false],
    ])
  })
})

describe('for any two editions', () => {
  const someClaim: fc.Arbitrary<ComparableClaim> = fc.record({
    key: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')),
    label: fc.option(fc.constantFrom('Simple', 'Fast')),
    body: fc.option(fc.constantFrom('So it is.', 'So it was.')),
    review: fc.option(
      fc.record({
        verdict: fc.option(fc.constantFrom('holds', 'softened')),
        verifiedOn: fc.option(fc.constantFrom('2025-10-01', '2026-10-01')),
      }),
    ),
  })
  const someClaims = fc.option(fc.array(someClaim, {maxLength: 4}))
  const someEdition: fc.Arbitrary<Entry[]> = fc.array(
    fc.record({
      frameworkId: fc.option(fc.constantFrom('flask', 'django', 'rails', 'express')),
      position: fc.option(fc.integer({min: 1, max: 5})),
      advantages: someClaims,
      disadvantages: someClaims,
    }),
    {maxLength: 5},
  )
  /** An edition that keeps its rules: every framework once, every claim with a key of its own. */
  const soundEdition = someEdition.map((entries) =>
    entries.map((each, index) => ({
      ...each,
      frameworkId: `framework-${index}`,
      advantages: each.advantages?.map((one, place) => ({...one, key: `for-${index}-${place}`})) ?? null,
      disadvantages:
        each.disadvantages?.map((one, place) => ({...one, key: `against-${index}-${place}`})) ?? null,
    })),
  )

  const claimsOf = (entries: Entry[]) =>
    entries.flatMap(({advantages, disadvantages}) => [...(advantages ?? []), ...(disadvantages ?? [])])
  const present = <Item>(items: (Item | null | undefined)[]) => items.filter((item) => item != null)

  test('an edition against itself is unchanged', () => {
    fc.assert(
      fc.property(soundEdition, (edition) => {
        expect(isUnchanged(compareEditions(edition, edition))).toBe(true)
      }),
    )
  })

  test('every entry and every claim of both is accounted for exactly once', () => {
    fc.assert(
      fc.property(someEdition, someEdition, (before, after) => {
        const {frameworks, claims} = compareEditions(before, after)
        expect(new Set(present(frameworks.map((change) => change.before)))).toEqual(new Set(before))
        expect(present(frameworks.map((change) => change.before))).toHaveLength(before.length)
        expect(present(frameworks.map((change) => change.after))).toEqual(after)
        const told = (side: 'before' | 'after') => present(claims.map((change) => change[side]?.claim))
        expect(told('after')).toEqual(claimsOf(after))
        expect(told('before')).toHaveLength(claimsOf(before).length)
        expect(new Set(told('before'))).toEqual(new Set(claimsOf(before)))
      }),
    )
  })

  test('only what has the same key, and a key at all, is taken for the same', () => {
    fc.assert(
      fc.property(someEdition, someEdition, (before, after) => {
        const {frameworks, claims} = compareEditions(before, after)
        for (const {kind, before: earlier, after: later} of claims.filter((change) => change.kind === 'kept'))
          expect([kind, earlier?.claim.key]).toEqual(['kept', later?.claim.key ?? 'a key'])
        for (const {before: earlier, after: later} of frameworks.filter(
          (change) => change.before && change.after,
        ))
          expect(earlier?.frameworkId).toBe(later?.frameworkId ?? 'an id')
      }),
    )
  })

  test('swapping the two swaps new and dropped, and from and to', () => {
    type Side = 'before' | 'after'
    const turned = {new: 'dropped', dropped: 'new', moved: 'moved', stayed: 'stayed', kept: 'kept'} as const
    const ofFramework = ({kind, ...change}: FrameworkChange<Entry>, from: Side, to: Side) =>
      JSON.stringify([kind, change[from], change[to]])
    const ofClaim = (change: ClaimChange<ComparableClaim>, from: Side, to: Side) =>
      JSON.stringify([change.kind, change.isReworded, change.isMoved, change[from], change[to]])
    fc.assert(
      fc.property(someEdition, someEdition, (before, after) => {
        const there = compareEditions(before, after)
        const back = compareEditions(after, before)
        expect(
          back.frameworks
            .map((change) => ofFramework({...change, kind: turned[change.kind]}, 'after', 'before'))
            .toSorted(),
        ).toEqual(there.frameworks.map((change) => ofFramework(change, 'before', 'after')).toSorted())
        expect(
          back.claims
            .map((change) => ofClaim({...change, kind: turned[change.kind]}, 'after', 'before'))
            .toSorted(),
        ).toEqual(there.claims.map((change) => ofClaim(change, 'before', 'after')).toSorted())
      }),
    )
  })
})
