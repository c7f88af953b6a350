import {revalidateTag} from 'next/cache'

import {type DocumentChange, tags, touchedTags} from '@/lib/cacheTags.ts'
import {contentClient} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {recordMove} from '@/sanity/moves.ts'
import {secrets} from '@/sanity/secrets.ts'
import {webNode} from '@/sanity/webNode.ts'

/** Pages were dropped here, but the site's other servers could not be told: whoever reported the change should do so again. */
export class OthersNotTold extends Error {}

/**
 * Drops exactly the pages that a change touches, on every server of the site, and leaves a redirect behind where an address changed.
 * Gives the tags that were taken off and the paths that now lead elsewhere. Repeating it does no harm.
 *
 * @throws OthersNotTold
 */
export async function dropPages(
  change: DocumentChange,
): Promise<{revalidated: string[]; redirected: string[]}> {
  const touched = touchedTags(change)
  const [moved] = await Promise.all([leaveRedirect(change), expire(touched)])
  const redirected = moved.map(tags.redirect)
  // The old address may have been asked for, and found missing, between the change and its redirect.
  if (moved.length > 0) await expire([...touched, ...redirected])
  return {revalidated: [...touched, ...redirected], redirected: moved}
}

async function leaveRedirect(change: DocumentChange): Promise<string[]> {
  if (!secrets.writeToken) return []
  return recordMove(contentClient(sanityEnv, {token: secrets.writeToken}), change)
}

async function expire(names: string[]): Promise<void> {
  // Next.js does this when the route has answered, and does not wait for it: the other servers are told here.
  for (const name of names) revalidateTag(name, {expire: 0})
  try {
    await webNode.shared?.drop(names)
  } catch (error) {
    throw new OthersNotTold('The other servers of the site could not be told of the change.', {cause: error})
  }
}
