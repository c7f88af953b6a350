import type {Metadata} from 'next'

import {Missing} from '@/app/Missing.tsx'
import {neighboursOf} from '@/app/neighbours.ts'
import {changesFeed} from '@/components/edition/roundupFeeds.ts'
import {HomePage} from '@/components/site/HomePage.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {siteFacts} from '@/components/site/siteFacts.ts'
import {defaultSiteTitle, defaultTagline} from '@/components/site/siteName.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {pagesOf, stretchOfPage} from '@/lib/paging.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {homeGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {roundupsPerPage, shownHome, shownSiteSettings} from '@/sanity/live.ts'
import {homePagePath, roundupPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

/** The head of the front page or of a later page of its list. */
export async function homeMetadata(page: number): Promise<Metadata> {
  const [{roundups, total}, settings] = await Promise.all([shownHome(page), shownSiteSettings()])
  if (page > 1 && roundups.length === 0) return missingMetadata
  return pageMetadata({
    title: page === 1 ? (settings?.title ?? defaultSiteTitle) : `Roundups, page ${page}`,
    description: settings?.description ?? null,
    canonicalPath: homePagePath(page),
    neighbours: neighboursOf(page, pagesOf(total, roundupsPerPage), homePagePath),
    revisions: revisionsInAnswer(roundups),
    feeds: [changesFeed],
  })
}

/** A page of the list of roundups, counted from 1: the first is the front page. */
export async function RoundupList({page}: {page: number}) {
  const [home, settings] = await Promise.all([shownHome(page), shownSiteSettings()])
  const {roundups, total} = home
  const path = homePagePath(page)
  if (page > 1 && roundups.length === 0) return <Missing path={path} />
  const items = roundups.flatMap(({slug, title}) =>
    slug ? [{name: title ?? slug, url: siteUrl + roundupPath(slug)}] : [],
  )
  const itemsBefore = stretchOfPage(page, roundupsPerPage).from
  const drawnSettings = marked(settings)
  return (
    <>
      <StructuredData
        graph={homeGraph(siteFacts({siteUrl, settings}), {url: siteUrl + path, items, itemsBefore})}
      />
      <HomePage
        roundups={marked(home).roundups}
        page={page}
        pages={pagesOf(total, roundupsPerPage)}
        tagline={drawnSettings?.tagline ?? defaultTagline}
        description={drawnSettings?.description ?? null}
      />
    </>
  )
}
