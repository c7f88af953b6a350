import type {SanityClient} from '@sanity/client'

import type {RefreshDocument} from './refreshDocument.ts'

/** The beginning of what the owner of a refresh is told, `For Ada Example: `; empty when nobody is named. */
export async function forOwner(client: SanityClient, {owner}: RefreshDocument): Promise<string> {
  if (!owner) return ''
  const person = await client.getDocument<{_id: string; name?: string}>(owner._ref)
  return person?.name ? `For ${person.name}: ` : ''
}
