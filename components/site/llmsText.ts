import {changesFeed} from '@/components/edition/roundupFeeds.ts'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {heading, link, list, markdownDocument, paragraphs, words, type Inline} from '@/lib/markdown.ts'
import {
  changesPath,
  editionPath,
  frameworkPath,
  frameworksPagePath,
  homePagePath,
  markdownPath,
  roundupPath,
} from '@/sanity/paths.ts'
import type {
  FrameworksQueryResult,
  HomeQueryResult,
  SiteSettingsQueryResult,
} from '@/sanity/types.generated.ts'

/**
 * `/llms.txt`: what the site is and where its texts are in Markdown, for programs that read it. It names those on the first page of
 * each list and, where a list has more `pages`, the next of them.
 */
export function llmsText(
  content: {home: HomeQueryResult; frameworks: FrameworksQueryResult; settings: SiteSettingsQueryResult},
  siteUrl: string,
  pages: {roundups: number; frameworks: number},
): string {
  const {
    home,
    frameworks: {frameworks},
    settings,
  } = content
  const line = (path: string, title: string, note: string | null): Inline[] => [
    link(siteUrl + markdownPath(path), title),
    ...(note ? [words(`: ${note}`)] : []),
  ]
  return markdownDocument([
    heading(1, settings?.title ?? defaultSiteTitle),
    {type: 'blockquote', children: paragraphs(settings?.description ?? settings?.tagline)},
    ...paragraphs(settings?.about),
    ...paragraphs(
      'A roundup keeps its address and has an edition for each year. Every article has a twin in Markdown: add .md to its address, or ask for text/markdown.',
    ),
    heading(2, 'Roundups'),
    ...list(
      home.roundups.flatMap(({slug, title, description}) =>
        slug ? [line(roundupPath(slug), title ?? slug, description)] : [],
      ),
    ),
    heading(2, 'Editions'),
    ...list(home.roundups.flatMap((roundup) => editionLines(roundup, line))),
    heading(2, 'Frameworks'),
    ...list(
      frameworks.flatMap(({slug, name, summary}) =>
        slug ? [line(frameworkPath(slug), name ?? slug, summary)] : [],
      ),
    ),
    heading(2, 'Optional'),
    ...list([
      ...(pages.roundups > 1 ? [more(siteUrl + homePagePath(2), 'More roundups', pages.roundups)] : []),
      ...(pages.frameworks > 1
        ? [more(siteUrl + frameworksPagePath(2), 'More frameworks', pages.frameworks)]
        : []),
      [link(siteUrl + changesFeed.paths.atom, changesFeed.title), words(': an Atom feed')],
      [link(`${siteUrl}/sitemap.xml`, 'Map of the site')],
    ]),
  ])
}

/** A list that goes on: to its second page, from which the others are linked. */
function more(url: string, title: string, pages: number): Inline[] {
  return [link(url, title), words(`: page 2 of ${pages}`)]
}

/** Every edition and, for all but the first, what changed in it. */
function editionLines(
  {slug, title, years}: HomeQueryResult['roundups'][number],
  line: (path: string, title: string, note: string | null) => Inline[],
): Inline[][] {
  if (!slug) return []
  const known = years.flatMap(({year}) => year ?? [])
  return known.flatMap((year, index) => {
    const edition = line(editionPath(slug, year), `${title ?? slug}, ${year}`, null)
    if (index === known.length - 1) return [edition]
    return [edition, line(changesPath(slug, year), `${title ?? slug}: what changed in ${year}`, null)]
  })
}
