import type {Mutation, SanityClient} from '@sanity/client'
import {z} from 'zod'

import {factDifference, followedFacts, type FactDifference} from '../../lib/factWatch.ts'
import {patchUnlessChanged} from '../refresh/patchUnlessChanged.ts'
import {privateId} from './documentIds.ts'
import {FactSourceError, type ProductFacts} from './factSource.ts'
import type {FactSuggestion} from './factSuggestion.ts'
import {orNull} from './orNull.ts'
import {takeUp} from './takeUp.ts'
import type {Watch} from './watch.ts'

const usualPauseMs = 24 * 60 * 60_000
const pauseAfterFailureMs = 6 * 60 * 60_000
const leaseMs = 2 * 60_000
/** So many frameworks in one run, one after the other; the next run goes on. */
const maxPerRun = 20

/** What comparing a framework's facts gave: how many suggestions are open, or why it could not be done. */
export interface FactReport {
  framework: string
  name: string
  open: number
  problem: string | null
}

const frameworkSchema = z.object({
  _id: z.string(),
  name: orNull(z.string()),
  endOfLifeId: z.string(),
  facts: z.array(
    z.object({
      _key: z.string(),
      label: orNull(z.string()),
      value: orNull(z.string()),
      asOf: orNull(z.string()),
      follows: z.enum(followedFacts),
      cycle: orNull(z.string()),
    }),
  ),
})
type WatchedFramework = z.infer<typeof frameworkSchema>

const frameworksQuery = `*[_type == "framework" && defined(endOfLifeId) && ($id == null || _id == $id)] | order(_id asc){
  _id, name, endOfLifeId, "facts": coalesce(facts[defined(follows)]{_key, label, value, asOf, follows, cycle}, [])
}`

/**
 * Compares the facts of frameworks, as their drafts have them, with the source of facts, and writes each difference down as a
 * suggestion; the frameworks themselves are never touched. Each is due once a day, sooner after a failure. A difference is
 * suggested once: dismissed, it stays so; accepted and then not kept, it is open again. One that is no more goes away.
 *
 * @param frameworkId - that framework only, now, whether or not it is due
 */
export async function watchFacts(watch: Watch, frameworkId: string | null = null): Promise<FactReport[]> {
  const found = await watch.client.fetch<unknown>(frameworksQuery, {id: frameworkId}, {perspective: 'drafts'})
  const reports: FactReport[] = []
  for (const framework of z.array(frameworkSchema).parse(found)) {
    if (reports.length >= maxPerRun) break
    if (framework.facts.length === 0) continue
    const report = await watchFramework(watch, framework, frameworkId !== null)
    if (report) reports.push(report)
  }
  return reports
}

async function watchFramework(
  {client, clock, factSource}: Watch,
  framework: WatchedFramework,
  isDueAnyway: boolean,
): Promise<FactReport | null> {
  const duty = {
    _id: privateId('factWatch', framework._id),
    _type: 'factWatch',
    fields: {framework: framework._id},
  }
  const taken = await takeUp(client, duty, {clock, leaseMs, isDueAnyway})
  if (!taken) return null
  const report = {framework: framework._id, name: framework.name ?? framework._id}
  const finish = async (problem: string | null, pauseMs: number) => {
    const now = clock.now()
    const dueAt = new Date(now.getTime() + pauseMs).toISOString()
    await patchUnlessChanged(client, duty._id, taken.revision, {lookedAt: now.toISOString(), problem, dueAt})
  }
  try {
    const product = await factSource.read(framework.endOfLifeId)
    const open = await suggest(client, framework, product, {
      publisher: factSource.name,
      foundAt: clock.now().toISOString(),
    })
    await finish(null, usualPauseMs)
    return {...report, open, problem: null}
  } catch (error) {
    if (!(error instanceof FactSourceError)) throw error
    await finish(error.message, pauseAfterFailureMs)
    return {...report, open: 0, problem: error.message}
  }
}

/** Makes the suggestions of a framework what they are to be, in one transaction, and gives how many are open then. */
async function suggest(
  client: SanityClient,
  framework: WatchedFramework,
  {label, url, cycles}: ProductFacts,
  seen: {publisher: string; foundAt: string},
): Promise<number> {
  const wanted = framework.facts.flatMap((fact) => {
    const difference = factDifference({...fact, value: fact.value ?? ''}, cycles)
    return difference
      ? [
          suggestionDocument(framework._id, fact, difference, {
            sourceTitle: `${label}: releases and support`,
            sourceUrl: url,
            ...seen,
          }),
        ]
      : []
  })
  const known = new Map(
    (
      await client.fetch<{_id: string; state: string}[]>(
        '*[_type == "factSuggestion" && framework == $id]{_id, state}',
        {id: framework._id},
        {perspective: 'raw'},
      )
    ).map(({_id, state}) => [_id, state]),
  )
  const ids = new Set(wanted.map(({_id}) => _id))
  const mutations: Mutation[] = [
    ...wanted.filter(({_id}) => !known.has(_id)).map((document) => ({createIfNotExists: document})),
    ...wanted
      .filter(({_id}) => known.get(_id) === 'accepted')
      .map(({_id: id}) => ({patch: {id, set: {state: 'open'}, unset: ['decidedBy', 'decidedAt']}})),
    ...[...known].filter(([id, state]) => state === 'open' && !ids.has(id)).map(([id]) => ({delete: {id}})),
  ]
  if (mutations.length > 0) await client.mutate(mutations)
  return wanted.filter(({_id}) => known.get(_id) !== 'dismissed').length
}

function suggestionDocument(
  framework: string,
  {_key: factKey, label, value, asOf, follows}: WatchedFramework['facts'][0],
  difference: FactDifference,
  source: Pick<FactSuggestion, 'sourceTitle' | 'sourceUrl' | 'publisher' | 'foundAt'>,
) {
  return {
    _id: privateId('factSuggestion', framework, factKey, follows, difference.found),
    _type: 'factSuggestion' as const,
    framework,
    factKey,
    factLabel: label ?? factKey,
    follows,
    presentValue: value ?? '',
    presentAsOf: asOf,
    ...difference,
    ...source,
    state: 'open' as const,
    decidedBy: null,
    decidedAt: null,
  } satisfies FactSuggestion & {_type: string}
}
