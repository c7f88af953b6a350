import type {Page} from '@playwright/test'

/** The date of publication and of the last change, as one of the places prints them. */
type Dates = [published: string | null, modified: string | null]

/** What the five places print of one edition. A place that prints only the last change has null for the first. */
export interface PrintedDates {
  page: Dates
  meta: Dates
  structuredData: Dates
  sitemap: Dates
  feed: Dates
  /** `Last-Modified`, as ISO 8601. */
  header: Dates
}

/** Reads the dates of an edition in all places. `path` is the edition's own address, `canonical` that which stands for it. */
export async function printedDates(
  page: Page,
  siteUrl: string,
  at: {path: string; canonical: string; feed: string; feedEntry: string},
): Promise<PrintedDates> {
  const sitemap = await readXml(page, `${siteUrl}/sitemap/roundups-1.xml`)
  const feed = await readXml(page, siteUrl + at.feed)
  const response = await page.goto(siteUrl + at.path)
  const head = (property: string) =>
    page.locator(`meta[property="article:${property}_time"]`).getAttribute('content')
  const marginDate = async (label: string) => {
    const line = page.getByRole('main').getByText(label, {exact: true}).locator('..').locator('time')
    return (await line.count()) > 0 ? line.first().getAttribute('datetime') : null
  }
  const published = await marginDate('Published')
  const graph: {'@graph': Record<string, string>[]} = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}',
  )
  const article = graph['@graph'].find((node) => node['@type'] === 'Article') ?? {}
  const entry = feed.find((node) => node.id?.endsWith(at.feedEntry))
  const mapped = sitemap.find((node) => node.loc === `http://perennial.test${at.canonical}`)
  return {
    // Readers are told of a change only when it was on another day.
    page: [published, (await marginDate('Updated')) ?? published],
    meta: [await head('published'), await head('modified')],
    structuredData: [article.datePublished ?? null, article.dateModified ?? null],
    sitemap: [null, mapped?.lastmod ?? null],
    feed: [entry?.published ?? null, entry?.updated ?? null],
    header: [null, new Date(response?.headers()['last-modified'] ?? '').toISOString()],
  }
}

/** The `url` or `entry` elements of an XML document, each as its children's texts by name. Throws when it is not well-formed. */
export async function readXml(page: Page, address: string): Promise<Record<string, string>[]> {
  const response = await page.request.get(address)
  const xml = await response.text()
  return page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml')
    const error = document.querySelector('parsererror')
    if (error) throw new Error(error.textContent ?? 'not well-formed')
    return [...document.querySelectorAll('url, entry')].map((element) =>
      Object.fromEntries([...element.children].map((child) => [child.localName, child.textContent ?? ''])),
    )
  }, xml)
}
