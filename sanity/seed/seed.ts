import type {SanityClient} from '@sanity/client'

import {countOf, listInWords} from '../../lib/text.ts'
import {documents} from './documents.ts'
import {neededBy} from './references.ts'
import type {SeedDocument} from './seedDocument.ts'

/**
 * The record of what has been seeded. Its id has a dot in it, so that only a token can read it, and it travels along with an
 * export: a dataset is never seeded a second time, wherever it is taken.
 */
const recordId = 'seed.record'

interface SeedState {
  /** Ids that were seeded before, or null when nothing ever was. */
  seeded: string[] | null
  /** Those of the seed's documents that are published now. */
  present: string[]
  hasContent: boolean
}

const stateQuery = `{
  "seeded": *[_id == $recordId][0].documents,
  "present": *[_id in $ids]._id,
  "hasContent": defined(*[_type in $types][0])
}`

/** What seeding did: how many documents it added, and those that it left out, with what they would have needed. */
interface Seeded {
  added: number
  leftOut: {id: string; needs: string[]}[]
}

/**
 * Puts the first content into an empty dataset, in one transaction. Needs a client with the right to write.
 *
 * Each document is seeded once in the life of a dataset. It is never written again, so what an editor changed stays changed
 * and what an editor deleted stays deleted; documents that a later version of this seed brings are still added. Of these, one
 * that refers to a deleted document is left out, once and for all: whoever deletes a framework does not want an edition that
 * ranks it. A dataset that has content but no record was filled by someone else and is left alone.
 */
export async function seed(client: SanityClient): Promise<Seeded> {
  const types = [...new Set(documents.map(({_type}) => _type))]
  const ids = documents.map(({_id}) => _id)
  const state = await client.fetch<SeedState>(stateQuery, {recordId, ids, types}, {perspective: 'raw'})
  if (state.seeded === null && state.hasContent) return {added: 0, leftOut: []}
  const seeded = state.seeded ?? []
  const waiting = documents.filter(({_id}) => !seeded.includes(_id))
  if (waiting.length === 0) return {added: 0, leftOut: []}

  const {additions, leftOut} = divide(waiting, state.present)
  const transaction = client.transaction()
  for (const document of additions) transaction.createIfNotExists<SeedDocument>(document)
  const record = {_id: recordId, _type: 'seedRecord', documents: [...seeded, ...waiting.map(({_id}) => _id)]}
  await transaction.createOrReplace(record).commit({visibility: 'sync'})
  return {added: additions.length, leftOut}
}

/** What seeding did in lines for a person; none when there was nothing to do. */
export function seedReport({added, leftOut}: Seeded): string[] {
  return [
    ...(added > 0 ? [`Seeded the lake with ${countOf(added, 'document')}.`] : []),
    ...leftOut.map(
      ({id, needs}) =>
        `Left out "${id}": it refers to ${listInWords(needs)}, which the dataset does not have.`,
    ),
  ]
}

/** Parts documents, each after those that it needs, into those that the lake will take and those that it would refuse. */
function divide(waiting: readonly SeedDocument[], present: readonly string[]) {
  const known = new Set(present)
  const additions: SeedDocument[] = []
  const leftOut: Seeded['leftOut'] = []
  for (const document of waiting) {
    const needs = neededBy(document).filter((id) => !known.has(id))
    if (needs.length > 0) {
      leftOut.push({id: document._id, needs})
    } else {
      additions.push(document)
      known.add(document._id)
    }
  }
  return {additions, leftOut}
}
