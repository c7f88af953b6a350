import {escapeHtml} from './html.ts'

/** An address, whole, with the moment at which what is there last changed (ISO 8601); null for what carries no date. */
export interface MappedAddress {
  url: string
  modified: string | null
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** A part of a map of the site, as sitemaps.org has it. It needs one address at least. */
export function siteMapXml(addresses: readonly MappedAddress[]): string {
  const urls = addresses.map(({url, modified}) => {
    const date = modified === null ? '' : `<lastmod>${escapeHtml(modified)}</lastmod>`
    return `<url><loc>${escapeHtml(url)}</loc>${date}</url>`
  })
  return xml('urlset', urls)
}

/** The index of the parts of a map, by their addresses. */
export function siteMapIndexXml(parts: readonly string[]): string {
  return xml(
    'sitemapindex',
    parts.map((url) => `<sitemap><loc>${escapeHtml(url)}</loc></sitemap>`),
  )
}

function xml(root: string, lines: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${lines.join('\n')}\n</${root}>\n`
}
