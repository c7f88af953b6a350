import {expect, test} from 'vitest'

import {articleGraph, type ArticleFacts} from './structuredData.ts'

const facts: ArticleFacts = {
  url: 'https://example.org/top',
  headline: 'Top 2',
  description: 'Two frameworks.',
  dates: {published: '2022-06-04T08:00:00.000Z', modified: '2022-07-01T10:30:00.000Z'},
  authors: ['The desk'],
  publisher: {name: 'Perennial', url: 'https://example.org/'},
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
        publisher: {'@type': 'Organization', name: 'Perennial'},
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
    ],
  })
})

test('what is not known is left out, not written as empty', () => {
  const bare = {...facts, description: null, dates: null, authors: [], image: null, ranking: []}
  expect(JSON.stringify(articleGraph(bare))).not.toMatch(/null|datePublished|author|image|mainEntity"/)
})
