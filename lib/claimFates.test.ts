import {expect, test} from 'vitest'

import {claimFates} from './claimFates.ts'

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
) => ({year, roundupSlug: 'top', claims, retired})

test('a claim is followed through its editions to the one that dropped it, with the reason', () => {
  const fates = claimFates([
    edition(
      2026,
      [claim('lasting', 'holds'), claim('young')],
      [{key: 'old', verdict: 'outdated', note: 'No longer so.'}],
    ),
    edition(2022, [claim('old'), claim('lasting'), claim('lost')]),
  ])
  expect(fates.map(({key, ended}) => [key, ended?.year ?? null, ended?.verdict ?? null])).toEqual([
    ['lasting', null, null],
    ['young', null, null],
    ['old', 2026, 'outdated'],
    ['lost', 2026, null],
  ])
  expect(fates[0]?.stood.map(({year, verdict}) => [year, verdict])).toEqual([
    [2022, null],
    [2026, 'holds'],
  ])
})

test('a later edition of another roundup ends nothing', () => {
  const other = {...edition(2027, []), roundupSlug: 'other'}
  expect(claimFates([edition(2026, [claim('lasting')]), other])[0]?.ended).toBeNull()
})
