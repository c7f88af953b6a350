import type {SanityClient} from '@sanity/client'

const keptMs = 90 * 24 * 60 * 60_000
/** So many in one run; the next run goes on. */
const maxPerRun = 100

const oldQuery = '*[_type == "receipt" && publishedAt < $before][0...$limit]._id'

/**
 * Deletes receipts that are older than ninety days. Harmless to do in many places at once. Needs a client with the right to write.
 *
 * @param now ISO 8601
 */
export async function deleteOldReceipts(client: SanityClient, now: string): Promise<void> {
  const before = new Date(Date.parse(now) - keptMs).toISOString()
  const ids = await client.fetch<string[]>(oldQuery, {before, limit: maxPerRun}, {perspective: 'raw'})
  if (ids.length === 0) return
  const transaction = client.transaction()
  for (const id of ids) transaction.delete(id)
  await transaction.commit()
}
