import type {Metadata} from 'next'

import {editionMetadata, roundupMetadata} from '@/components/edition/editionMetadata.ts'
import {EditionPage} from '@/components/edition/EditionPage.tsx'
import {NoEditionYet} from '@/components/edition/NoEditionYet.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {MissingPage} from '@/components/site/MissingPage.tsx'
import {atLeastOne} from '@/lib/staticParams.ts'
import {fetchRoundup, fetchRoundupParams, resolveMissing} from '@/sanity/live.ts'
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
  const roundup = await fetchRoundup(slug)
  if (!roundup) return <MissingPage resolve={() => resolveMissing(roundupPath(slug))} />
  if (!roundup.edition) return <NoEditionYet roundup={roundup} />
  return <EditionPage roundup={roundup} edition={roundup.edition} />
}
