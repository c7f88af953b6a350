import type {Metadata} from 'next'

import {changesFeed} from '@/components/edition/roundupFeeds.ts'
import {HomePage} from '@/components/site/HomePage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {defaultSiteTitle, defaultTagline} from '@/components/site/siteName.ts'
import {fetchHome, fetchSiteSettings} from '@/sanity/live.ts'
import {homePath} from '@/sanity/paths.ts'

export async function generateMetadata(): Promise<Metadata> {
  const settings = await fetchSiteSettings()
  return pageMetadata({
    title: settings?.title ?? defaultSiteTitle,
    description: settings?.description ?? null,
    canonicalPath: homePath,
    feeds: [changesFeed],
  })
}

export default async function Page() {
  const [home, settings] = await Promise.all([fetchHome(), fetchSiteSettings()])
  return (
    <HomePage
      home={home}
      tagline={settings?.tagline ?? defaultTagline}
      description={settings?.description ?? null}
    />
  )
}
