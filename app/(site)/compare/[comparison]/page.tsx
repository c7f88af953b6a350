import type {Metadata} from 'next'
import {permanentRedirect} from 'next/navigation'

import {comparedNames, ComparePage} from '@/components/compare/ComparePage.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {MissingPage} from '@/components/site/MissingPage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {readComparison} from '@/lib/comparisons.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {resolveMissing, shownComparison} from '@/sanity/live.ts'
import {comparisonPath} from '@/sanity/paths.ts'
import {marked} from '@/sanity/preview.ts'

interface Props {
  params: Promise<{comparison: string}>
}

/** None is rendered ahead: there are more pairs than readers will ask for. */
export function generateStaticParams() {
  return [{comparison: 'none'}]
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const {comparison} = await params
  const frameworks = await findCompared(comparison)
  if (!frameworks) return missingMetadata
  return pageMetadata({
    title: frameworks.map(({name}) => name).join(' vs '),
    description: `${comparedNames(frameworks)} side by side: facts, claims with their reviews, popularity and places.`,
    canonicalPath: comparisonPath(comparison),
    revisions: revisionsInAnswer(frameworks),
  })
}

/** Two or three frameworks side by side, at the one address that they have together. */
export default async function Page({params}: Props) {
  const {comparison} = await params
  const frameworks = await findCompared(comparison)
  if (!frameworks) return <MissingPage resolve={() => moveOn(comparison)} />
  return <ComparePage frameworks={marked(frameworks)} />
}

/** The frameworks at a comparison's own address, or null when it has another or when one of them is not there. */
async function findCompared(comparison: string) {
  const address = readComparison(comparison)
  if (address.kind !== 'frameworks') return null
  const frameworks = await shownComparison(address.slugs)
  return frameworks.length === address.slugs.length ? frameworks : null
}

async function moveOn(comparison: string): Promise<never> {
  const address = readComparison(comparison)
  if (address.kind === 'elsewhere') permanentRedirect(comparisonPath(address.comparison))
  return resolveMissing(comparisonPath(comparison))
}
