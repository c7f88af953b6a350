import {createHash} from 'node:crypto'

import type {SanityClient} from '@sanity/client'
import {defineQuery} from 'groq'

import type {DocumentChange} from '../lib/cacheTags.ts'
import {planMove} from '../lib/redirects.ts'
import {pathOf} from './paths.ts'

const stateQuery = defineQuery(`{
  "now": *[_id == $id][0]{_type, "slug": slug.current, year, "roundup": roundup->{"slug": slug.current}},
  "redirects": *[_type == "redirect" && defined(from) && defined(to)]{
    "from": coalesce(from, ""),
    "to": coalesce(to, "")
  }
}`)

/**
 * Leaves a redirect behind when a published document changed its address, and returns the paths whose redirects changed.
 * The address that counts as new is the one the document has now, so that a delivery that comes twice, late or out of order
 * cannot undo a later move. Safe to repeat.
 */
export async function recordMove(client: SanityClient, change: DocumentChange): Promise<string[]> {
  if (!change.before || !change.after) return []
  const before = pathOf({_type: change.type, ...change.before})
  if (before === null || before === pathOf({_type: change.type, ...change.after})) return []
  const {now, redirects} = await client.fetch(stateQuery, {id: change.id})
  const current = now && pathOf(now)
  if (!current || current === before) return []
  const {put, remove} = planMove(redirects, before, current)
  const kept = put.map(({from}) => redirectId(from))
  await client.mutate([
    ...put.map((redirect) => ({
      createOrReplace: {
        _id: redirectId(redirect.from),
        _type: 'redirect',
        ...redirect,
        note: 'Made when the address changed.',
      },
    })),
    // Also what an editor made by hand for one of these paths: two redirects of one path would contradict each other.
    {
      delete: {
        query: '*[_type == "redirect" && from in $paths && !(_id in $kept)]',
        params: {paths: [...remove, ...put.map(({from}) => from)], kept},
      },
    },
  ])
  return [...put.map(({from}) => from), ...remove]
}

function redirectId(from: string): string {
  return `redirect-${createHash('sha1').update(from).digest('hex')}`
}
