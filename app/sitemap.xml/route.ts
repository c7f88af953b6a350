import {siteMapParts} from '@/app/siteMapParts.ts'
import {siteMapIndexXml} from '@/lib/siteMapXml.ts'
import {siteUrl} from '@/sanity/env.ts'
import {siteMapPartPath} from '@/sanity/paths.ts'

/** The index of the map of the site: where its parts are. */
export async function GET(): Promise<Response> {
  const parts = await siteMapParts()
  const xml = siteMapIndexXml(parts.map((part) => siteUrl + siteMapPartPath(part)))
  return new Response(xml, {headers: {'Content-Type': 'application/xml; charset=utf-8'}})
}
