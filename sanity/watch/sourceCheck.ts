import type {SanityClient} from '@sanity/client'

import {afterLook, type SourceStanding} from '../../lib/sourceLook.ts'
import {patchUnlessChanged} from '../refresh/patchUnlessChanged.ts'
import {privateId} from './documentIds.ts'
import {lookAt} from './guardedRequest.ts'
import {sourceStateSchema} from './sourceState.ts'
import {takeUp} from './takeUp.ts'
import type {Watch} from './watch.ts'

/** So many hosts are asked in one pass, each for one address. */
const maxPerPass = 10
/** All redirects together have this long. */
const timeLimitMs = 15_000
/** A host is asked for one address in this time, whoever asks. Longer than the time limit: never for two at once. */
const hostPauseMs = 30_000
const leaseMs = 2 * 60_000
const maxForgotten = 100

/** What a pass saw, address by address, and how many are due that it left to the next one. */
export interface SourceReport {
  looked: {url: string; state: SourceStanding; problem: string | null}[]
  left: number
}

/**
 * One pass over the sources of claims and facts, drafts before what is published: looks at those that are due, one per host and ten at
 * most, and remembers in the lake what it saw. Several runners at once look at each address once, and never at two of a host
 * together.
 */
export async function checkSources(watch: Watch): Promise<SourceReport> {
  const {client, clock} = watch
  const now = clock.now().toISOString()
  const urls = await sourceUrls(client)
  const known = await client.fetch<Known[]>(knownQuery, {}, {perspective: 'raw'})
  await forgetUnused(client, urls, known, now)

  const dueAt = new Map(known.map((state) => [state.url, state.dueAt ?? '']))
  const due = [...urls]
    .filter((url) => (dueAt.get(url) ?? '') <= now)
    .toSorted((one, other) => (dueAt.get(one) ?? '').localeCompare(dueAt.get(other) ?? ''))
  const hosts = new Map<string, string>()
  for (const url of due) {
    const {host} = new URL(url)
    if (!hosts.has(host)) hosts.set(host, url)
  }
  const chosen = [...hosts].slice(0, maxPerPass)
  const looked = await Promise.all(chosen.map(([host, url]) => checkSource(watch, host, url)))
  const done = looked.flatMap((one) => one ?? [])
  return {looked: done, left: due.length - done.length}
}

interface Known {
  _id: string
  url?: string
  host?: string
  dueAt?: string
}

const knownQuery = '*[_type in ["sourceState", "sourceHost"]]{_id, url, host, dueAt}'
const urlsQuery = `{
  "advantages": *[_type == "edition"].entries[].advantages[].sources[].url,
  "disadvantages": *[_type == "edition"].entries[].disadvantages[].sources[].url,
  "facts": *[_type == "framework"].facts[].sources[].url
}`

/** Every address of a source that is on the web, once. What somebody has half typed is none yet. */
async function sourceUrls(client: SanityClient): Promise<Set<string>> {
  const lists = await client.fetch<Record<string, unknown[] | null>>(urlsQuery, {}, {perspective: 'drafts'})
  const urls = Object.values(lists).flatMap((list) => list ?? [])
  return new Set(
    urls
      .filter((url) => typeof url === 'string')
      .filter((url) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')),
  )
}

async function checkSource(
  watch: Watch,
  host: string,
  url: string,
): Promise<SourceReport['looked'][0] | null> {
  const {client, clock, guard, userAgent} = watch
  const ofHost = {_id: privateId('sourceHost', host), _type: 'sourceHost', fields: {host}}
  if (!(await takeUp(client, ofHost, {clock, leaseMs: hostPauseMs}))) return null
  const ofUrl = {_id: privateId('sourceState', url), _type: 'sourceState', fields: {url}}
  const taken = await takeUp(client, ofUrl, {clock, leaseMs})
  if (!taken) return null

  // A document that was taken up and never finished holds nothing to go by.
  const before = sourceStateSchema.safeParse(taken.before)
  const look = await lookAt(url, {guard, userAgent, timeLimitMs})
  const memory = afterLook(before.data ?? null, look, url, clock.now().toISOString())
  const isWritten = await patchUnlessChanged(client, ofUrl._id, taken.revision, memory)
  return isWritten === null ? null : {url, state: memory.state, problem: memory.problem}
}

/** Deletes what is remembered of addresses and hosts that no source has any more. */
async function forgetUnused(
  client: SanityClient,
  urls: ReadonlySet<string>,
  known: readonly Known[],
  now: string,
): Promise<void> {
  const hosts = new Set([...urls].map((url) => new URL(url).host))
  const unused = known.filter(
    ({url, host, dueAt = ''}) =>
      dueAt <= now && !(url !== undefined && urls.has(url)) && !(host !== undefined && hosts.has(host)),
  )
  if (unused.length === 0) return
  const transaction = client.transaction()
  for (const {_id} of unused.slice(0, maxForgotten)) transaction.delete(_id)
  await transaction.commit()
}
