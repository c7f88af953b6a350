import type {Metadata} from 'next'

import {Missing} from '@/app/Missing.tsx'
import {changesFacts} from '@/components/changes/changesFacts.ts'
import {changesMetadata} from '@/components/changes/changesMetadata.ts'
import {ChangesPage} from '@/components/changes/ChangesPage.tsx'
import {comparisonOf} from '@/components/changes/comparison.ts'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {StructuredData} from '@/components/site/StructuredData.tsx'
import {yearFromSegment} from '@/lib/dates.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {articleGraph} from '@/lib/structuredData.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchEditionParams, shownChanges, shownSiteSettings} from '@/sanity/live.ts'
import {fieldMarks} from '@/sanity/preview.ts'

interface Props {
  params: Promise<{roundup: string; year: string}>
}

export async function generateStaticParams() {
  const editions = await fetchEditionParams()
  return atLeastOne(
    editions.flatMap(({roundup, year, hasPrevious}) =>
      // A first edition has none before it to be compared with.
      roundup && year && hasPrevious ? [{roundup, year: String(year)}] : [],
    ),
    {roundup: 'none', year: 'none'},
  )
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {roundup, comparison} = await findChanges(await params)
  return roundup && comparison ? changesMetadata(roundup, comparison) : missingMetadata
}

/** What changed in one year's edition since the one before. */
export default async function Page({params}: Props) {
  const segments = await params
  const [{roundup, comparison}, settings, mark] = await Promise.all([
    findChanges(segments),
    shownSiteSettings(),
    fieldMarks(),
  ])
  if (!roundup || !comparison) {
    return <Missing path={`/${segments.roundup}/${segments.year}/changes`} />
  }
  return (
    <>
      <StructuredData graph={articleGraph(changesFacts(roundup, comparison, {siteUrl, settings}))} />
      <ChangesPage roundup={roundup} comparison={comparison} mark={mark} />
    </>
  )
}

async function findChanges(segments: {roundup: string; year: string}) {
  const year = yearFromSegment(segments.year)
  const roundup = year === null ? null : await shownChanges(segments.roundup, year)
  return {roundup, comparison: roundup && comparisonOf(roundup)}
}
