import type {Metadata} from 'next'

import {changesFeed} from '@/components/edition/roundupFeeds.ts'
import {HomePage} from '@/components/site/HomePage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {siteFacts} from '@/components/site/siteFacts.ts'
import {defaultSiteTitle, defaultTagline} from '@/components/site/siteName.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {homeGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {shownHome, shownSiteSettings} from '@/sanity/live.ts'
import {homePath, roundupPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

export async function generateMetadata(): Promise<Metadata> {
  const [home, settings] = await Promise.all([shownHome(), shownSiteSettings()])
  return pageMetadata({
    title: settings?.title ?? defaultSiteTitle,
    description: settings?.description ?? null,
    canonicalPath: homePath,
    revisions: revisionsInAnswer(home),
    feeds: [changesFeed],
  })
}

export default async function Page() {
  const [home, settings] = await Promise.all([shownHome(), shownSiteSettings()])
  const roundups = home.roundups.flatMap(({slug, title}) =>
    slug ? [{name: title ?? slug, url: siteUrl + roundupPath(slug)}] : [],
  )
  return (
    <>
      <StructuredData graph={homeGraph(siteFacts({siteUrl, settings}), roundups)} />
      <HomePage
        home={marked(home)}
        tagline={marked(settings)?.tagline ?? defaultTagline}
        description={marked(settings)?.description ?? null}
      />
    </>
  )
}
