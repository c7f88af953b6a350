import {revalidateTag} from 'next/cache'

import {type DocumentChange, tags, touchedTags} from '@/lib/cacheTags.ts'
import {contentClient} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {recordMove} from '@/sanity/moves.ts'
import {secrets} from '@/sanity/secrets.ts'

/**
 * Drops exactly the pages that a change touches and leaves a redirect behind where an address changed. Gives the tags that were
 * taken off and the paths that now lead elsewhere. Repeating it does no harm.
 */
export async function dropPages(
  change: DocumentChange,
): Promise<{revalidated: string[]; redirected: string[]}> {
  const touched = touchedTags(change)
  expire(touched)
  const moved = secrets.writeToken
    ? await recordMove(contentClient(sanityEnv, {token: secrets.writeToken}), change)
    : []
  const redirected = moved.map(tags.redirect)
  // The old address may have been asked for, and found missing, between the change and its redirect.
  if (moved.length > 0) expire([...touched, ...redirected])
  return {revalidated: [...touched, ...redirected], redirected: moved}
}

function expire(names: string[]): void {
  for (const name of names) revalidateTag(name, {expire: 0})
}
