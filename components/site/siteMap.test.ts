import {expect, test} from 'vitest'

import {frameworkPages, listPages, roundupPages} from './siteMap.ts'

const edition = (year: number, modifiedAt: string | null = null) => ({
  year,
  publishedAt: `${year}-06-04T08:00:00Z`,
  modifiedAt,
})

const listed = (current: ReturnType<typeof edition> | null) => ({
  _id: 'a',
  _rev: '1',
  title: 'Top',
  slug: 'top',
  description: null,
  years: [],
  edition: current && {...current, headline: null, entries: null},
})

test('every page of a roundup is mapped once, with the date that it prints', () => {
  const pages = roundupPages([
    {
      slug: 'top',
      editions: [edition(2026), edition(2022, '2022-07-01T10:30:00Z')],
      ranked: ['flask', 'django'],
    },
    {slug: 'young', editions: [edition(2025)], ranked: ['flask', null]},
    {slug: 'empty', editions: [], ranked: null},
  ])
  expect(pages.map(({path, modified}) => [path, modified])).toEqual([
    ['/top', '2026-06-04T08:00:00.000Z'],
    ['/top/2022', '2022-07-01T10:30:00.000Z'],
    ['/top/2026/changes', '2026-06-04T08:00:00.000Z'],
    ['/young', '2025-06-04T08:00:00.000Z'],
    ['/empty', null],
    ['/compare/django-vs-flask', null],
  ])
  expect(frameworkPages([{slug: 'flask'}, {slug: null}])).toEqual([
    {path: '/frameworks/flask', modified: null},
  ])
})

test('of a long ranking the first ten are mapped in pairs', () => {
  const ranked = Array.from({length: 40}, (_, place) => `framework-${place}`)
  expect(roundupPages([{slug: 'top', editions: [], ranked}])).toHaveLength(1 + 45)
})

test('the lists are mapped page by page, the front page as new as the newest edition on it', () => {
  const roundups = [listed(edition(2025)), listed(edition(2022, '2026-07-01T10:30:00Z')), listed(null)]
  expect(listPages({roundups, total: 3}, {roundups: 2, frameworks: 3})).toEqual([
    {path: '/', modified: '2026-07-01T10:30:00.000Z'},
    {path: '/page/2', modified: null},
    {path: '/compare', modified: null},
    {path: '/frameworks', modified: null},
    {path: '/frameworks/page/2', modified: null},
    {path: '/frameworks/page/3', modified: null},
  ])
})

test('a site without anything has its lists', () => {
  const pages = listPages({roundups: [], total: 0}, {roundups: 1, frameworks: 1})
  expect(pages.map(({path, modified}) => [path, modified])).toEqual([
    ['/', null],
    ['/compare', null],
    ['/frameworks', null],
  ])
})
