import {ImageResponse} from 'next/og'

import {shareFonts} from '@/app/share/fonts.ts'
import {comparisonOf} from '@/components/changes/comparison.ts'
import {ShareCard, shareCardSize} from '@/components/share/ShareCard.tsx'
import {
  changesCard,
  editionCard,
  frameworkCard,
  frameworksCard,
  homeCard,
} from '@/components/share/shareCards.ts'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {yearFromSegment} from '@/lib/dates.ts'
import {
  fetchChanges,
  fetchEdition,
  fetchFramework,
  fetchFrameworks,
  fetchRoundup,
  fetchSiteSettings,
} from '@/sanity/live.ts'

// Drawn when first asked for, and kept like a page.
export function generateStaticParams() {
  return [{path: ['none.png']}]
}

/** The picture of the page at a path, for those who share it: the page's address with `.png`; that of the front page is `index.png`. */
export async function GET(
  _request: Request,
  {params}: {params: Promise<{path: string[]}>},
): Promise<Response> {
  const {path} = await params
  const [page, settings] = await Promise.all([cardOf(path.join('/')), fetchSiteSettings()])
  if (!page) return new Response('There is no picture at this address.\n', {status: 404})
  return new ImageResponse(<ShareCard siteTitle={settings?.title ?? defaultSiteTitle} {...page} />, {
    ...shareCardSize,
    fonts: shareFonts,
    headers: {'Cache-Control': 'public, max-age=0, must-revalidate'},
  })
}

async function cardOf(file: string) {
  if (!file.endsWith('.png')) return null
  const [first = '', second, third, ...others] = file.slice(0, -'.png'.length).split('/')
  if (others.length > 0) return null
  if (first === 'index' && second === undefined) return homeCard(await fetchSiteSettings())
  if (first === 'frameworks') return third === undefined ? frameworkOrIndex(second) : null
  if (second === undefined) {
    const roundup = await fetchRoundup(first)
    return roundup && editionCard(roundup)
  }
  const year = yearFromSegment(second)
  if (year === null) return null
  if (third === undefined) {
    const roundup = await fetchEdition(first, year)
    return roundup?.edition ? editionCard(roundup) : null
  }
  if (third !== 'changes') return null
  const roundup = await fetchChanges(first, year)
  const comparison = roundup && comparisonOf(roundup)
  return comparison && changesCard(roundup, comparison)
}

async function frameworkOrIndex(slug: string | undefined) {
  if (slug === undefined) return frameworksCard((await fetchFrameworks()).frameworks)
  const framework = await fetchFramework(slug)
  return framework && frameworkCard(framework)
}
