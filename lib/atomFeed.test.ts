import {expect, test} from 'vitest'

import {atomFeed, feedId, feedUpdated, type FeedEntry, type FeedFacts} from './atomFeed.ts'

const edition: FeedEntry = {
  id: feedId('https://example.org', 'edition', 'edition-top-2022'),
  url: 'https://example.org/top/2022',
  title: 'Top 5 <backends> & more',
  dates: {published: '2022-06-04T08:00:00.000Z', modified: '2022-07-01T10:30:00.000Z'},
  authors: ['The desk'],
  contentHtml: '<p>Five &amp; more.</p>',
}
const facts: FeedFacts = {
  id: feedId('https://example.org', 'roundup', 'roundup-top'),
  title: 'Top & best\u0007',
  subtitle: null,
  url: 'https://example.org/top',
  selfUrl: 'https://example.org/top/feed.xml',
  author: 'Perennial',
  entries: [edition, {...edition, dates: {...edition.dates, modified: '2022-06-04T08:00:00.000Z'}}],
}

test('a feed is dated by the latest of its entries', () => {
  expect(feedUpdated(facts)).toBe('2022-07-01T10:30:00.000Z')
  expect(atomFeed(facts)).toMatch(/^[^<]*<\?xml[^]*?<updated>2022-07-01T10:30:00\.000Z<\/updated>/)
})

test('an entry has its two dates, its lasting id and its address', () => {
  const xml = atomFeed(facts)
  expect(xml).toContain('<id>tag:example.org,2026:edition/edition-top-2022</id>')
  expect(xml).toContain('<link href="https://example.org/top/2022"/>')
  expect(xml).toContain('<published>2022-06-04T08:00:00.000Z</published>')
})

test('what editors write cannot break the document', () => {
  const xml = atomFeed(facts)
  expect(xml).toContain('<title>Top &amp; best</title>')
  expect(xml).toContain('<![CDATA[Top 5 &lt;backends&gt; &amp; more]]>')
})

test('the program that made it goes unnamed', () => {
  expect(atomFeed(facts)).not.toContain('generator')
})
