import type {Metadata} from 'next'

import {Missing} from '@/app/Missing.tsx'
import {frameworkFacts} from '@/components/framework/frameworkFacts.ts'
import {FrameworkPage} from '@/components/framework/FrameworkPage.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {articleGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchFrameworkParams, shownFramework, shownSiteSettings} from '@/sanity/live.ts'
import {frameworkPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

interface Props {
  params: Promise<{slug: string}>
}

export async function generateStaticParams() {
  const frameworks = await fetchFrameworkParams()
  return atLeastOne(
    frameworks.flatMap(({slug}) => (slug ? [{slug}] : [])),
    {slug: 'none'},
  )
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {slug} = await params
  const framework = await shownFramework(slug)
  if (!framework) return missingMetadata
  return pageMetadata({
    title: framework.name ?? slug,
    description: framework.summary,
    canonicalPath: frameworkPath(slug),
    hasPicture: true,
    hasTwin: true,
    revisions: revisionsInAnswer(framework),
  })
}

export default async function Page({params}: Props) {
  const {slug} = await params
  const [framework, settings] = await Promise.all([shownFramework(slug), shownSiteSettings()])
  if (!framework) return <Missing path={frameworkPath(slug)} />
  return (
    <>
      <StructuredData graph={articleGraph(frameworkFacts(framework, {siteUrl, settings}))} />
      <FrameworkPage framework={marked(framework)} />
    </>
  )
}
