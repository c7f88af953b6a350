import type {Metadata} from 'next'

import {FrameworksPage} from '@/components/framework/FrameworksPage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {siteFacts} from '@/components/site/siteFacts.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {collectionGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {shownFrameworks, shownSiteSettings} from '@/sanity/live.ts'
import {frameworkPath, frameworksPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: 'Frameworks',
    description: 'Every framework that the roundups rank: what it is, since when, and the sources.',
    canonicalPath: frameworksPath,
    hasPicture: true,
    revisions: revisionsInAnswer(await shownFrameworks()),
  })
}

export default async function Page() {
  const [frameworks, settings] = await Promise.all([shownFrameworks(), shownSiteSettings()])
  const site = siteFacts({siteUrl, settings})
  const url = siteUrl + frameworksPath
  const items = frameworks.flatMap(({slug, name}) =>
    slug ? [{name: name ?? slug, url: siteUrl + frameworkPath(slug)}] : [],
  )
  const trail = [
    {name: site.name, url: site.url},
    {name: 'Frameworks', url},
  ]
  return (
    <>
      <StructuredData graph={collectionGraph({url, name: 'Frameworks', site, items, trail})} />
      <FrameworksPage frameworks={marked(frameworks)} />
    </>
  )
}
