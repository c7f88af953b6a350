import {changesFeedPaths, roundupFeedPath} from '@/sanity/paths.ts'

/** What the feed of changes is called. */
export const changesFeedTitle = 'What changed from edition to edition'

/** A feed that a page names in its head, in both of its formats. */
export interface NamedFeed {
  title: string
  paths: {atom: string; json: string}
}

/** The feed of what changed, which every page of a roundup and the front page name. */
export const changesFeed: NamedFeed = {title: changesFeedTitle, paths: changesFeedPaths}

/** The feeds that a roundup's pages name in their heads: its editions, and what changed between them. */
export function roundupFeeds({slug, title}: {slug: string | null; title: string | null}): NamedFeed[] {
  if (!slug) return [changesFeed]
  const paths = {atom: roundupFeedPath(slug, 'atom'), json: roundupFeedPath(slug, 'json')}
  return [{title: `${title ?? slug}: editions`, paths}, changesFeed]
}
