import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import {nameOf} from '@/components/changes/comparison.ts'
import type {RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import type {ShareCardFacts} from '@/components/share/ShareCard.tsx'
import {defaultTagline} from '@/components/site/siteName.ts'
import {stepInWords} from '@/lib/rankHistory.ts'
import type {FrameworksQueryResult, SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** What a picture shows besides the site's name. */
type CardOfPage = Omit<ShareCardFacts, 'siteTitle'>

/** The front page: what this site is. */
export function homeCard(settings: SiteSettingsQueryResult): CardOfPage {
  return {
    kicker: 'Roundups',
    headline: settings?.tagline ?? defaultTagline,
    text: settings?.description ?? null,
    rows: [],
    numeral: null,
  }
}

/** A roundup's edition: its headline beside the ranking; a roundup without one: its subject. */
export function editionCard(roundup: RoundupWithEdition): CardOfPage {
  const {edition, title, description} = roundup
  if (!edition) return {kicker: 'Roundup', headline: title ?? '', text: description, rows: [], numeral: null}
  return {
    kicker: `${edition.year ?? ''} edition`,
    headline: edition.headline ?? title ?? '',
    text: null,
    rows: (edition.entries ?? []).flatMap(({position, framework}) =>
      framework?.name ? [{numeral: String(position ?? '–'), name: framework.name, note: null}] : [],
    ),
    numeral: null,
  }
}

/** What changed in an edition: the order, and how it came about. */
export function changesCard(roundup: RoundupWithChanges, {after, account}: Comparison): CardOfPage {
  return {
    kicker: roundup.title ?? 'Roundup',
    headline: `What changed in ${after.year}`,
    text: null,
    rows: account.map((framework) => ({
      numeral: String(framework.after?.position ?? '–'),
      name: nameOf(framework),
      note: framework.movement ? stepInWords(framework.movement) : null,
    })),
    numeral: null,
  }
}

/** A framework: its name, what it is, and where the newest edition that ranks it has it. */
export function frameworkCard({_id, name, summary, language, roundups}: FrameworkInFull): CardOfPage {
  const places = roundups.flatMap(({title, editions}) =>
    editions.flatMap(({year, ranking}) => {
      const position = ranking?.find(({frameworkId}) => frameworkId === _id)?.position
      return year && position
        ? [{year, value: String(position), note: `in ${title ?? 'a roundup'}, ${year}`}]
        : []
    }),
  )
  return {
    kicker: ['Framework', language].filter(Boolean).join(', '),
    headline: name ?? 'Unnamed framework',
    text: summary,
    rows: [],
    numeral: places.toSorted((one, other) => other.year - one.year)[0] ?? null,
  }
}

/** The index of frameworks: the names on its first page. */
export function frameworksCard(frameworks: FrameworksQueryResult['frameworks']): CardOfPage {
  return {
    kicker: 'Index',
    headline: 'Frameworks',
    text: frameworks.flatMap(({name}) => name ?? []).join(', ') || null,
    rows: [],
    numeral: null,
  }
}
