import fc from 'fast-check'
import {expect, test} from 'vitest'

import {claimFates, type EditionOfClaims} from './claimFates.ts'

const claim = (key: string, verdict: string | null = null) => ({
  key,
  label: `About ${key}`,
  side: 'advantage' as const,
  verdict,
})
const edition = (
  year: number,
  claims: ReturnType<typeof claim>[],
  retired: {key: string; verdict: string; note: string}[] = [],
  roundupSlug = 'top',
): EditionOfClaims => ({year, roundupSlug, claims, retired})

/** `2022 made, 2026 dropped`. */
const told = (editions: EditionOfClaims[]) =>
  Object.fromEntries(
    claimFates(editions).map(({key, stations}) => [
      key,
      stations.map(({year, isMade}) => `${year} ${isMade ? 'made' : 'dropped'}`).join(', '),
    ]),
  )

test('a claim is followed through its editions to the one that dropped it, with the reason', () => {
  const fates = claimFates([
    edition(
      2026,
      [claim('lasting', 'holds'), claim('young')],
      [{key: 'old', verdict: 'outdated', note: 'No longer so.'}],
    ),
    edition(2022, [claim('old'), claim('lasting'), claim('lost')]),
  ])
  expect(fates.map(({key, stands}) => [key, stands])).toEqual([
    ['lasting', true],
    ['young', true],
    ['old', false],
    ['lost', false],
  ])
  expect(fates[2]?.stations).toEqual([
    {year: 2022, roundupSlug: 'top', isMade: true, verdict: null, note: null},
    {year: 2026, roundupSlug: 'top', isMade: false, verdict: 'outdated', note: 'No longer so.'},
  ])
  expect(fates[3]?.stations.at(-1)).toMatchObject({isMade: false, verdict: null, note: null})
})

test('an edition of another roundup ends nothing, and what one roundup drops another may go on making', () => {
  expect(told([edition(2026, [claim('a')]), edition(2027, [], [], 'other')])).toEqual({a: '2026 made'})
  const fates = claimFates([
    edition(2022, [claim('a')]),
    edition(2023, [claim('a')], [], 'other'),
    edition(2024, [], [{key: 'a', verdict: 'outdated', note: 'Gone.'}]),
  ])
  expect(fates[0]).toMatchObject({stands: true})
  expect(fates[0]?.stations.map(({year, isMade}) => [year, isMade])).toEqual([
    [2022, true],
    [2023, true],
    [2024, false],
  ])
})

test('a claim that is taken up again stands, and that it was dropped is still told', () => {
  const editions = [edition(2022, [claim('a')]), edition(2024, []), edition(2026, [claim('a')])]
  expect(told(editions)).toEqual({a: '2022 made, 2024 dropped, 2026 made'})
  expect(claimFates(editions)[0]?.stands).toBe(true)
})

test('an edition that leaves the framework out drops what the one before made', () => {
  expect(told([edition(2022, [claim('a'), claim('b')]), edition(2023, [])])).toEqual({
    a: '2022 made, 2023 dropped',
    b: '2022 made, 2023 dropped',
  })
})

test('no edition drops what its roundup did not make just before', () => {
  const some = fc.array(
    fc.constantFrom('a', 'b', 'c').map((key) => claim(key)),
    {maxLength: 3},
  )
  const editions = fc.uniqueArray(
    fc.record({
      year: fc.integer({min: 2000, max: 2030}),
      roundupSlug: fc.constantFrom('x', 'y'),
      claims: some,
    }),
    {selector: ({year, roundupSlug}) => `${roundupSlug}${year}`},
  )
  fc.assert(
    fc.property(editions, (drawn) => {
      for (const {stations, stands} of claimFates(drawn.map((one) => ({...one, retired: []})))) {
        for (const roundup of ['x', 'y']) {
          const own = stations.filter(({roundupSlug}) => roundupSlug === roundup).map(({isMade}) => isMade)
          expect(own.every((isMade, index) => isMade || own[index - 1])).toBe(true)
        }
        const last = ['x', 'y'].map((roundup) =>
          stations.findLast(({roundupSlug}) => roundupSlug === roundup),
        )
        expect(stands).toBe(last.some((station) => station?.isMade))
      }
    }),
  )
})
