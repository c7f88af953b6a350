import type {Metadata} from 'next'

import {citedSite} from '@/app/citedSite.ts'
import {Missing} from '@/app/Missing.tsx'
import {editionFacts} from '@/components/edition/editionFacts.ts'
import {editionMetadata, roundupMetadata} from '@/components/edition/editionMetadata.ts'
import {EditionPage} from '@/components/edition/EditionPage.tsx'
import {NoEditionYet} from '@/components/edition/NoEditionYet.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {atLeastOne} from '@/lib/staticParams.ts'
import {articleGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchRoundupParams, shownRoundup, shownSiteSettings} from '@/sanity/live.ts'
import {roundupPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

interface Props {
  params: Promise<{roundup: string}>
}

export async function generateStaticParams() {
  const roundups = await fetchRoundupParams()
  return atLeastOne(
    roundups.flatMap(({slug}) => (slug ? [{roundup: slug}] : [])),
    {roundup: 'none'},
  )
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {roundup: slug} = await params
  const roundup = await shownRoundup(slug)
  if (!roundup) return missingMetadata
  return roundup.edition ? editionMetadata(roundup, roundup.edition) : roundupMetadata(roundup)
}

/** The evergreen address: always the current edition. */
export default async function Page({params}: Props) {
  const {roundup: slug} = await params
  const [roundup, settings] = await Promise.all([shownRoundup(slug), shownSiteSettings()])
  if (!roundup) return <Missing path={roundupPath(slug)} />
  const drawn = marked(roundup)
  if (!roundup.edition || !drawn.edition) return <NoEditionYet roundup={drawn} />
  return (
    <>
      <StructuredData graph={articleGraph(editionFacts(roundup, roundup.edition, {siteUrl, settings}))} />
      <EditionPage roundup={drawn} edition={drawn.edition} site={citedSite(settings)} />
    </>
  )
}
