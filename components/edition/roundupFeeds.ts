import {changesFeedPath, roundupFeedPath} from '@/sanity/paths.ts'

/** The feed of what changed, which every page of a roundup and the front page name. */
export const changesFeed = {path: changesFeedPath, title: 'What changed from edition to edition'}

/** The feeds that a roundup's pages name in their heads: its editions, and what changed between them. */
export function roundupFeeds({slug, title}: {slug: string | null; title: string | null}) {
  return slug
    ? [{path: roundupFeedPath(slug), title: `${title ?? slug}: editions`}, changesFeed]
    : [changesFeed]
}
