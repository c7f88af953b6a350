import {expect, test} from 'vitest'

import {tagsInAnswer, touchedTags, type DocumentChange, type Snapshot} from './cacheTags.ts'

const blank: Snapshot = {
  slug: null,
  label: null,
  year: null,
  publishedAt: null,
  modifiedAt: null,
  roundup: null,
  ranking: null,
  from: null,
}

const edition: Snapshot = {
  ...blank,
  label: 'Top 2 in 2022',
  year: 2022,
  publishedAt: '2022-06-04T00:00:00Z',
  roundup: {id: 'r1', slug: 'top'},
  ranking: [
    {framework: 'flask', position: 1},
    {framework: 'django', position: 2},
  ],
}

function changed(type: DocumentChange['type'], before: Snapshot | null, after: Snapshot | null) {
  return touchedTags({id: 'id1', type, before, after}).toSorted()
}

test('a claim reworded touches only the pages that show the edition, and the search', () => {
  expect(changed('edition', edition, edition)).toEqual(['edition:id1', 'search'])
})

test('a new headline also touches the home page, which prints it', () => {
  expect(changed('edition', edition, {...edition, label: 'New'})).toEqual([
    'edition:id1',
    'roundups',
    'search',
  ])
})

test('a substantive change also touches the map of the site, which prints its date', () => {
  expect(changed('edition', edition, {...edition, modifiedAt: '2022-07-01T00:00:00Z'})).toEqual([
    'edition:id1',
    'roundups',
    'search',
  ])
})

test('a first publish and a deletion touch the roundup, its card and every ranked framework', () => {
  const all = [
    'edition:id1',
    'ranked:django',
    'ranked:flask',
    'ranking:top',
    'roundup:top',
    'roundups',
    'search',
  ]
  expect(changed('edition', null, edition)).toEqual(all)
  expect(changed('edition', edition, null)).toEqual(all)
})

test('a move to another roundup touches the old and the new', () => {
  expect(changed('edition', edition, {...edition, roundup: {id: 'r2', slug: 'best'}})).toEqual([
    'edition:id1',
    'ranked:django',
    'ranked:flask',
    'roundup:best',
    'roundup:top',
    'roundups',
    'search',
  ])
})

test('two frameworks that change places are both touched, a third is not', () => {
  const three = [...(edition.ranking ?? []), {framework: 'rails', position: 3}]
  const swapped = [
    {framework: 'django', position: 1},
    {framework: 'flask', position: 2},
    {framework: 'rails', position: 3},
  ]
  expect(changed('edition', {...edition, ranking: three}, {...edition, ranking: swapped})).toEqual([
    'edition:id1',
    'ranked:django',
    'ranked:flask',
    'ranking:top',
    'roundups',
    'search',
  ])
})

test('a framework that is exchanged for another touches both', () => {
  const after = {
    ...edition,
    ranking: [
      {framework: 'flask', position: 1},
      {framework: 'rails', position: 2},
    ],
  }
  expect(changed('edition', edition, after)).toEqual([
    'edition:id1',
    'ranked:django',
    'ranked:rails',
    'ranking:top',
    'roundups',
    'search',
  ])
})

test('a slug that changes touches the old address and the new', () => {
  const before = {...blank, slug: 'flask', label: 'Flask'}
  expect(changed('framework', before, {...before, slug: 'flask-2'})).toEqual([
    'framework:flask',
    'framework:flask-2',
    'frameworks',
    'roundups',
    'search',
  ])
  expect(changed('roundup', {...blank, slug: 'a'}, {...blank, slug: 'b'})).toEqual([
    'roundup:a',
    'roundup:b',
    'roundups',
    'search',
  ])
})

test('a framework whose text alone changes leaves the home page as it is', () => {
  const side = {...blank, slug: 'flask', label: 'Flask'}
  expect(changed('framework', side, side)).toEqual(['framework:flask', 'frameworks', 'search'])
})

test('people, settings and redirects each touch their own', () => {
  expect(changed('person', null, blank)).toEqual(['person:id1'])
  expect(changed('siteSettings', null, blank)).toEqual(['site'])
  expect(changed('redirect', {...blank, from: '/a'}, {...blank, from: '/b'})).toEqual([
    'redirect:/a',
    'redirect:/b',
  ])
})

test('an answer carries the tags of the documents in it, at any depth, once', () => {
  const flask = {_id: 'f1', _type: 'framework', slug: 'flask'}
  const answer = {
    _id: 'e1',
    _type: 'edition',
    entries: [
      {framework: flask, claims: [{review: {verifiedBy: {_id: 'p1', _type: 'person'}}}]},
      {framework: flask},
    ],
    roundup: {_id: 'r1', _type: 'roundup', slug: 'top'},
    years: [2022],
  }
  expect(tagsInAnswer(answer)).toEqual(['edition:e1', 'framework:flask', 'person:p1', 'roundup:top'])
  expect(tagsInAnswer(null)).toEqual([])
})

test('the changes between two editions are dropped with either, with a new edition, and when a year moves', () => {
  const before = {_id: 'e1', _type: 'edition', year: 2022}
  const after = {_id: 'e2', _type: 'edition', year: 2026}
  const kept = tagsInAnswer({_id: 'r1', _type: 'roundup', slug: 'top', edition: after, previous: before})
  const drops = (id: string, one: Snapshot | null, other: Snapshot | null) =>
    touchedTags({id, type: 'edition', before: one, after: other}).filter((tag) => kept.includes(tag))

  expect(drops('e1', edition, edition)).toEqual(['edition:e1'])
  expect(drops('e2', edition, edition)).toEqual(['edition:e2'])
  expect(drops('e3', edition, edition)).toEqual([])
  expect(drops('e3', null, {...edition, year: 2024})).toEqual(['roundup:top'])
  expect(drops('e3', {...edition, year: 2020}, {...edition, year: 2024})).toEqual(['roundup:top'])
})

test('what is only linked, without id and type, carries no tag', () => {
  expect(tagsInAnswer({rankings: [{year: 2022, roundup: {title: 'Top', slug: 'top'}}]})).toEqual([])
})
