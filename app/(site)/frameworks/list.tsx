import type {Metadata} from 'next'

import {Missing} from '@/app/Missing.tsx'
import {neighboursOf} from '@/app/neighbours.ts'
import {FrameworksPage} from '@/components/framework/FrameworksPage.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {siteFacts} from '@/components/site/siteFacts.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {pagesOf, stretchOfPage} from '@/lib/paging.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {collectionGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {frameworksPerPage, shownFrameworks, shownSiteSettings} from '@/sanity/live.ts'
import {frameworkPath, frameworksPagePath, frameworksPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

/** The head of a page of the index. */
export async function frameworksMetadata(page: number): Promise<Metadata> {
  const {frameworks, total} = await shownFrameworks(page)
  if (page > 1 && frameworks.length === 0) return missingMetadata
  return pageMetadata({
    title: page === 1 ? 'Frameworks' : `Frameworks, page ${page}`,
    description: 'Every framework that the roundups rank: what it is, since when, and the sources.',
    canonicalPath: frameworksPagePath(page),
    neighbours: neighboursOf(page, pagesOf(total, frameworksPerPage), frameworksPagePath),
    hasPicture: page === 1,
    revisions: revisionsInAnswer(frameworks),
  })
}

/** A page of the index of frameworks, counted from 1. */
export async function FrameworksList({page}: {page: number}) {
  const [list, settings] = await Promise.all([shownFrameworks(page), shownSiteSettings()])
  const {frameworks, total} = list
  const path = frameworksPagePath(page)
  if (page > 1 && frameworks.length === 0) return <Missing path={path} />
  const site = siteFacts({siteUrl, settings})
  const items = frameworks.flatMap(({slug, name}) =>
    slug ? [{name: name ?? slug, url: siteUrl + frameworkPath(slug)}] : [],
  )
  const trail = [
    {name: site.name, url: site.url},
    {name: 'Frameworks', url: siteUrl + frameworksPath},
    ...(page > 1 ? [{name: `Page ${page}`, url: siteUrl + path}] : []),
  ]
  const itemsBefore = stretchOfPage(page, frameworksPerPage).from
  return (
    <>
      <StructuredData
        graph={collectionGraph({url: siteUrl + path, name: 'Frameworks', site, items, itemsBefore, trail})}
      />
      <FrameworksPage
        frameworks={marked(list).frameworks}
        page={page}
        pages={pagesOf(total, frameworksPerPage)}
      />
    </>
  )
}
