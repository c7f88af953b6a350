import {expect, test} from 'vitest'

import {mappedPages} from './siteMap.ts'

const edition = (year: number, modifiedAt: string | null = null) => ({
  year,
  publishedAt: `${year}-06-04T08:00:00Z`,
  modifiedAt,
  ranked: year === 2026 ? ['flask', 'django'] : ['flask', null],
})

test('every page is mapped once, with the date that it prints', () => {
  const roundups = [
    {slug: 'top', editions: [edition(2026), edition(2022, '2022-07-01T10:30:00Z')]},
    {slug: 'young', editions: [edition(2025)]},
    {slug: 'empty', editions: []},
  ]
  const pages = mappedPages({roundups, frameworks: [{slug: 'flask'}, {slug: null}]})
  expect(pages.map(({path, modified}) => [path, modified])).toEqual([
    ['/', '2026-06-04T08:00:00.000Z'],
    ['/top', '2026-06-04T08:00:00.000Z'],
    ['/top/2022', '2022-07-01T10:30:00.000Z'],
    ['/top/2026/changes', '2026-06-04T08:00:00.000Z'],
    ['/young', '2025-06-04T08:00:00.000Z'],
    ['/empty', null],
    ['/compare', null],
    ['/compare/django-vs-flask', null],
    ['/frameworks', null],
    ['/frameworks/flask', null],
  ])
})

test('a site without anything has its two lists', () => {
  expect(mappedPages({roundups: [], frameworks: []})).toEqual([
    {path: '/', modified: null},
    {path: '/compare', modified: null},
    {path: '/frameworks', modified: null},
  ])
})
