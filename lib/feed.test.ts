import {expect, test} from 'vitest'

import {feedId, feedUpdated, writeFeed, type FeedEntry, type FeedFacts} from './feed.ts'

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
  selfUrls: {atom: 'https://example.org/top/feed.xml', json: 'https://example.org/top/feed.json'},
  author: 'Perennial',
  entries: [edition, {...edition, dates: {...edition.dates, modified: '2022-06-04T08:00:00.000Z'}}],
}

test('a feed is dated by the latest of its entries', () => {
  expect(feedUpdated(facts)).toBe('2022-07-01T10:30:00.000Z')
  expect(writeFeed(facts, 'atom')).toMatch(/^[^<]*<\?xml[^]*?<updated>2022-07-01T10:30:00\.000Z<\/updated>/)
})

test('an entry has its two dates, its lasting id and its address', () => {
  const xml = writeFeed(facts, 'atom')
  expect(xml).toContain('<id>tag:example.org,2026:edition/edition-top-2022</id>')
  expect(xml).toContain('<link href="https://example.org/top/2022"/>')
  expect(xml).toContain('<published>2022-06-04T08:00:00.000Z</published>')
})

test('what editors write cannot break the document', () => {
  const xml = writeFeed(facts, 'atom')
  expect(xml).toContain('<title>Top &amp; best</title>')
  expect(xml).toContain('<![CDATA[Top 5 &lt;backends&gt; &amp; more]]>')
})

test('the program that made it goes unnamed', () => {
  expect(writeFeed(facts, 'atom')).not.toContain('generator')
})

test('as JSON it says the same, in plain text where that is plain', () => {
  const feed = JSON.parse(writeFeed(facts, 'json'))
  expect(feed).toMatchObject({
    title: 'Top & best',
    home_page_url: 'https://example.org/top',
    feed_url: 'https://example.org/top/feed.json',
    items: [
      {
        id: edition.id,
        url: edition.url,
        title: 'Top 5 <backends> & more',
        content_html: edition.contentHtml,
        date_published: edition.dates.published,
        date_modified: edition.dates.modified,
        author: {name: 'The desk'},
      },
      {},
    ],
  })
})
