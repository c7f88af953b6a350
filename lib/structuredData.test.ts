import {expect, test} from 'vitest'

import {
  articleGraph,
  collectionGraph,
  homeGraph,
  type ArticleFacts,
  type SiteFacts,
} from './structuredData.ts'

const site: SiteFacts = {
  name: 'Perennial',
  url: 'https://example.org/',
  description: null,
  publisher: 'The press',
  searchUrl: 'https://example.org/search?q={search_term_string}',
}
const facts: ArticleFacts = {
  url: 'https://example.org/top',
  headline: 'Top 2',
  description: 'Two frameworks.',
  dates: {published: '2022-06-04T08:00:00.000Z', modified: '2022-07-01T10:30:00.000Z'},
  authors: ['The desk'],
  site,
  image: 'https://example.org/image.jpg',
  trail: [
    {name: 'Perennial', url: 'https://example.org/'},
    {name: 'Top', url: 'https://example.org/top'},
  ],
  ranking: [
    {position: 2, name: 'Django', url: 'https://example.org/frameworks/django'},
    {position: 1, name: 'Flask', url: null},
  ],
}

test('an edition is an article with its two dates, its ranking in order, and the way to it', () => {
  expect(articleGraph(facts)).toMatchObject({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Article',
        datePublished: '2022-06-04T08:00:00.000Z',
        dateModified: '2022-07-01T10:30:00.000Z',
        author: [{name: 'The desk'}],
        publisher: {'@id': 'https://example.org/#publisher'},
        mainEntity: {
          '@type': 'ItemList',
          numberOfItems: 2,
          itemListElement: [
            {'@type': 'ListItem', position: 1, name: 'Flask'},
            {'@type': 'ListItem', position: 2, name: 'Django', url: 'https://example.org/frameworks/django'},
          ],
        },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          {position: 1, name: 'Perennial', item: 'https://example.org/'},
          {position: 2, name: 'Top', item: 'https://example.org/top'},
        ],
      },
      {'@type': 'WebSite', '@id': 'https://example.org/#site', name: 'Perennial'},
      {'@type': 'Organization', '@id': 'https://example.org/#publisher', name: 'The press'},
    ],
  })
})

test('what is not known is left out, not written as empty', () => {
  const bare = {...facts, description: null, dates: null, authors: [], image: null, ranking: []}
  expect(JSON.stringify(articleGraph(bare))).not.toMatch(
    /null|datePublished|author|image|mainEntity"|description/,
  )
})

test('a page of a list names what is on it, by its places in the whole list', () => {
  const items = [
    {name: 'B', url: 'https://example.org/b'},
    {name: 'A', url: 'https://example.org/a'},
  ]
  const list = {
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: 2,
      itemListElement: [
        {name: 'B', position: 51},
        {name: 'A', position: 52},
      ],
    },
  }
  expect(homeGraph(site, {url: 'https://example.org/page/6', items, itemsBefore: 50})).toMatchObject({
    '@graph': [list, {'@type': 'WebSite', potentialAction: {'@type': 'SearchAction'}}, {}],
  })
  const url = 'https://example.org/frameworks/page/2'
  const page = {url, name: 'Frameworks', site, items, itemsBefore: 50, trail: facts.trail}
  expect(collectionGraph(page)).toMatchObject({'@graph': [list, {'@type': 'BreadcrumbList'}, {}, {}]})
})
