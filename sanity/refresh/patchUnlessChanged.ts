import type {SanityClient} from '@sanity/client'

import {isConflict} from './refreshDocument.ts'

/** Patches a document that is still in the revision given, and gives its new one; null when somebody was there before. */
export async function patchUnlessChanged(
  client: SanityClient,
  id: string,
  revision: string,
  fields: object,
  without: string[] = [],
): Promise<string | null> {
  try {
    const patch = client.patch(id).ifRevisionId(revision).set(fields).unset(without)
    return (await patch.commit())._rev
  } catch (error) {
    if (isConflict(error)) return null
    throw error
  }
}
