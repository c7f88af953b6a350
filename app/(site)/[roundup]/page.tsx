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
import {fetchRoundup, fetchRoundupParams, fetchSiteSettings} from '@/sanity/live.ts'
import {roundupPath} from '@/sanity/paths.ts'

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
  const roundup = await fetchRoundup(slug)
  if (!roundup) return missingMetadata
  return roundup.edition ? editionMetadata(roundup, roundup.edition) : roundupMetadata(roundup)
}

/** The evergreen address: always the current edition. */
export default async function Page({params}: Props) {
  const {roundup: slug} = await params
  const [roundup, settings] = await Promise.all([fetchRoundup(slug), fetchSiteSettings()])
  if (!roundup) return <Missing path={roundupPath(slug)} />
  if (!roundup.edition) return <NoEditionYet roundup={roundup} />
  return (
    <>
      <StructuredData graph={articleGraph(editionFacts(roundup, roundup.edition, {siteUrl, settings}))} />
      <EditionPage roundup={roundup} edition={roundup.edition} site={citedSite(settings)} />
    </>
  )
}
