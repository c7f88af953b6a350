import {ask, textOf} from './ask.ts'

/** The paths that a site's map lists, parts of the map included. */
export async function pathsOfMap(origin: string, path = '/sitemap.xml'): Promise<string[]> {
  const answer = await ask(origin + path)
  if (answer.status !== 200) throw new Error(`${origin}${path} answered ${answer.status}.`)
  const text = textOf(answer)
  const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  )
  if (!text.includes('<sitemapindex')) return [...new Set(found)]
  const parts: string[][] = []
  for (const part of found) parts.push(await pathsOfMap(origin, part))
  return [...new Set(parts.flat())]
}
