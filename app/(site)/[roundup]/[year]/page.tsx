import type {Metadata} from 'next'

import {citedSite} from '@/app/citedSite.ts'
import {Missing} from '@/app/Missing.tsx'
import {editionFacts} from '@/components/edition/editionFacts.ts'
import {editionMetadata} from '@/components/edition/editionMetadata.ts'
import {EditionPage} from '@/components/edition/EditionPage.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {yearFromSegment} from '@/lib/dates.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {articleGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchEditionParams, shownEdition, shownSiteSettings} from '@/sanity/live.ts'
import {marked} from '@/sanity/preview.ts'

interface Props {
  params: Promise<{roundup: string; year: string}>
}

export async function generateStaticParams() {
  const editions = await fetchEditionParams()
  return atLeastOne(
    editions.flatMap(({roundup, year}) => (roundup && year ? [{roundup, year: String(year)}] : [])),
    {roundup: 'none', year: 'none'},
  )
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {roundup, edition} = await findEdition(await params)
  return roundup && edition ? editionMetadata(roundup, edition) : missingMetadata
}

/** One year's edition, at its lasting address. */
export default async function Page({params}: Props) {
  const segments = await params
  const [{roundup, edition}, settings] = await Promise.all([findEdition(segments), shownSiteSettings()])
  const drawn = marked(roundup)
  if (!roundup || !edition || !drawn?.edition) {
    return <Missing path={`/${segments.roundup}/${segments.year}`} />
  }
  return (
    <>
      <StructuredData graph={articleGraph(editionFacts(roundup, edition, {siteUrl, settings}))} />
      <EditionPage roundup={drawn} edition={drawn.edition} site={citedSite(settings)} />
    </>
  )
}

async function findEdition(segments: {roundup: string; year: string}) {
  const year = yearFromSegment(segments.year)
  const roundup = year === null ? null : await shownEdition(segments.roundup, year)
  return {roundup, edition: roundup?.edition ?? null}
}
