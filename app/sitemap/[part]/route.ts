import {siteMapPart} from '@/app/siteMapParts.ts'
import {siteMapXml} from '@/lib/siteMapXml.ts'
import {siteUrl} from '@/sanity/env.ts'

// The first part says what a new site has; the others are made when a crawler first asks for them, and kept like pages.
export function generateStaticParams() {
  return [{part: 'lists.xml'}]
}

/** A part of the map: addresses of the site, with the same dates as the pages print. */
export async function GET(_request: Request, {params}: {params: Promise<{part: string}>}): Promise<Response> {
  const {part} = await params
  const pages = await siteMapPart(part)
  if (!pages) return new Response('There is no part of the map at this address.\n', {status: 404})
  const xml = siteMapXml(pages.map(({path, modified}) => ({url: siteUrl + path, modified})))
  return new Response(xml, {headers: {'Content-Type': 'application/xml; charset=utf-8'}})
}
