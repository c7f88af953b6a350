import {markdownResponse} from '@/app/markdownResponse.ts'
import {changesInMarkdown} from '@/components/changes/changesInMarkdown.ts'
import {comparisonOf} from '@/components/changes/comparison.ts'
import {editionInMarkdown, roundupInMarkdown} from '@/components/edition/editionInMarkdown.ts'
import {canonicalEditionPath} from '@/components/edition/editionMetadata.ts'
import type {RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {frameworkInMarkdown} from '@/components/framework/frameworkInMarkdown.ts'
import {yearFromSegment} from '@/lib/dates.ts'
import {comparisonDates, editorialDates} from '@/lib/editorialDates.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {siteUrl} from '@/sanity/env.ts'
import {
  fetchChanges,
  fetchEdition,
  fetchFramework,
  fetchFrameworkParams,
  fetchRedirect,
  fetchRoundup,
  fetchRoundupParams,
} from '@/sanity/live.ts'
import {changesPath, frameworkPath, markdownPath, roundupPath} from '@/sanity/paths.ts'

/** Of roundups and frameworks together; programs that read the others wait for the first rendering. */
const mostRenderedAhead = 100

export async function generateStaticParams() {
  const [roundups, frameworks] = await Promise.all([fetchRoundupParams(), fetchFrameworkParams()])
  const paths = [
    ...roundups.slice(0, mostRenderedAhead / 2).flatMap(({slug}) => (slug ? [[slug]] : [])),
    ...frameworks.flatMap(({slug}) => (slug ? [['frameworks', slug]] : [])),
  ]
  return atLeastOne(
    paths.slice(0, mostRenderedAhead).map((path) => ({path})),
    {path: ['none']},
  )
}

/** The twin in Markdown of the page at a path. Readers get here by the page's address with `.md`, or by asking it for Markdown. */
export async function GET(
  _request: Request,
  {params}: {params: Promise<{path: string[]}>},
): Promise<Response> {
  const {path} = await params
  const twin = await twinOf(path)
  if (twin) return twin
  const target = await fetchRedirect(`/${path.join('/')}`)
  if (target !== null) return new Response(null, {status: 308, headers: {Location: markdownPath(target)}})
  return new Response('There is no text at this address.\n', {status: 404})
}

async function twinOf([first = '', second, third, ...others]: string[]): Promise<Response | null> {
  if (others.length > 0) return null
  if (first === 'frameworks') return second && third === undefined ? frameworkTwin(second) : null
  if (second === undefined) return roundupTwin(first)
  const year = yearFromSegment(second)
  if (year === null) return null
  if (third === undefined) return editionTwin(await fetchEdition(first, year))
  return third === 'changes' ? changesTwin(first, year) : null
}

async function roundupTwin(slug: string): Promise<Response | null> {
  const roundup = await fetchRoundup(slug)
  if (!roundup || roundup.edition) return editionTwin(roundup)
  return markdownResponse(roundupInMarkdown(roundup), siteUrl + roundupPath(slug), null)
}

function editionTwin(roundup: RoundupWithEdition | null): Response | null {
  const edition = roundup?.edition
  if (!roundup || !edition) return null
  return markdownResponse(
    editionInMarkdown(roundup, edition, siteUrl),
    siteUrl + canonicalEditionPath(roundup, edition),
    editorialDates(edition),
  )
}

async function changesTwin(slug: string, year: number): Promise<Response | null> {
  const roundup = await fetchChanges(slug, year)
  const comparison = roundup && comparisonOf(roundup)
  if (!comparison) return null
  return markdownResponse(
    changesInMarkdown(roundup, comparison, siteUrl),
    siteUrl + changesPath(slug, year),
    comparisonDates(comparison.before, comparison.after),
  )
}

async function frameworkTwin(slug: string): Promise<Response | null> {
  const framework = await fetchFramework(slug)
  return (
    framework &&
    markdownResponse(frameworkInMarkdown(framework, siteUrl), siteUrl + frameworkPath(slug), null)
  )
}
