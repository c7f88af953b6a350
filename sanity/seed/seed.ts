import type {SanityClient} from '@sanity/client'

import {documents} from './documents.ts'
import type {SeedDocument} from './seedDocument.ts'

/**
 * The record of what has been seeded. Its id has a dot in it, so that only a token can read it, and it travels along with an
 * export: a dataset is never seeded a second time, wherever it is taken.
 */
const recordId = 'seed.record'

interface SeedState {
  /** Ids that were seeded before, or null when nothing ever was. */
  seeded: string[] | null
  hasContent: boolean
}

const stateQuery = `{
  "seeded": *[_id == $recordId][0].documents,
  "hasContent": count(*[_type in $types]) > 0
}`

/**
 * Puts the first content into an empty dataset, in one transaction, and tells how many documents it added. Needs a client with
 * the right to write.
 *
 * Each document is seeded once in the life of a dataset. It is never written again, so what an editor changed stays changed
 * and what an editor deleted stays deleted; documents that a later version of this seed brings are still added. A dataset that
 * has content but no record was filled by someone else and is left alone.
 */
export async function seed(client: SanityClient): Promise<number> {
  const types = [...new Set(documents.map(({_type}) => _type))]
  const state = await client.fetch<SeedState>(stateQuery, {recordId, types}, {perspective: 'raw'})
  if (state.seeded === null && state.hasContent) return 0
  const seeded = state.seeded ?? []
  const missing = documents.filter(({_id}) => !seeded.includes(_id))
  if (missing.length === 0) return 0

  const transaction = client.transaction()
  for (const document of missing) transaction.createIfNotExists<SeedDocument>(document)
  const record = {_id: recordId, _type: 'seedRecord', documents: [...seeded, ...missing.map(({_id}) => _id)]}
  await transaction.createOrReplace(record).commit({visibility: 'sync'})
  return missing.length
}
