import {canonicalEditionPath} from '@/components/edition/editionMetadata.ts'
import {editionMovements} from '@/components/edition/editionMovements.ts'
import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import type {EditionEntry} from '@/components/edition/Entry.tsx'
import {bylineBlocks} from '@/components/markdown/bylineBlocks.ts'
import {claimBlocks} from '@/components/markdown/claimBlocks.ts'
import {richTextBlocks} from '@/components/markdown/richText.ts'
import {formatDate, formatPartialDate} from '@/lib/dates.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import {
  heading,
  link,
  list,
  markdownDocument,
  paragraph,
  paragraphs,
  words,
  type Block,
} from '@/lib/markdown.ts'
import {movementInWords, type Movement} from '@/lib/rankHistory.ts'
import {changesPath, frameworkPath, markdownPath} from '@/sanity/paths.ts'

/** An edition in full as Markdown: all that its page says, claims with verdicts and sources included. */
export function editionInMarkdown(
  roundup: RoundupWithEdition,
  edition: EditionInFull,
  siteUrl: string,
): string {
  const {year} = edition
  const url = siteUrl + canonicalEditionPath(roundup, edition)
  return markdownDocument([
    heading(1, edition.headline ?? roundup.title ?? 'Untitled edition'),
    ...paragraphs([roundup.title, year && `${year} edition`].filter(Boolean).join(', ')),
    ...bylineBlocks({authors: edition.authors, dates: editorialDates(edition), url}),
    ...editionBlocks(roundup, edition, {siteUrl, addressOf: (path) => siteUrl + markdownPath(path)}),
  ])
}

/** How links lead on: whole addresses below `siteUrl`, of pages or of their twins, as `addressOf` makes them from a path. */
interface Links {
  siteUrl: string
  addressOf: (path: string) => string
}

/** An edition from its introduction to its corrections. */
export function editionBlocks(
  roundup: Pick<RoundupWithEdition, 'slug'>,
  edition: EditionInFull,
  links: Links,
): Block[] {
  const {year, previous} = edition
  const movements = editionMovements(edition)
  const ranked = edition.entries ?? []
  return [
    ...richTextBlocks(edition.introduction, links.siteUrl),
    ...(ranked.length > 0 ? [heading(2, 'The ranking')] : []),
    ...list(
      ranked.map(({framework, frameworkId}) => [
        words([framework?.name ?? 'Unnamed entry', movedInWords(movements.get(frameworkId ?? ''))].join('')),
      ]),
      1,
    ),
    ...paragraphs(edition.ground),
    ...(roundup.slug && year && previous?.year
      ? [
          paragraph(
            link(links.addressOf(changesPath(roundup.slug, year)), `What changed since ${previous.year}`),
          ),
        ]
      : []),
    ...ranked.flatMap((entry) => entryBlocks(entry, edition.publishedAt, links)),
    ...closingBlocks(edition, links.siteUrl),
  ]
}

/** A roundup before its first edition as Markdown. */
export function roundupInMarkdown({title, description}: RoundupWithEdition): string {
  return markdownDocument([
    heading(1, title ?? 'Untitled roundup'),
    ...paragraphs(description),
    ...paragraphs('The first edition is being written. It will be at this address.'),
  ])
}

function entryBlocks(entry: EditionEntry, statedAt: string | null, links: Links): Block[] {
  const {framework, position, summary} = entry
  const facts = [
    framework?.language && `Language: ${framework.language}`,
    framework?.licence && `Licence: ${framework.licence}`,
    framework?.firstReleased && `First release: ${formatPartialDate(framework.firstReleased)}`,
  ]
  const known = facts.flatMap((fact) => (fact ? [[words(fact)]] : []))
  const article = framework?.slug
    ? [
        [
          words('Article: '),
          link(links.addressOf(frameworkPath(framework.slug)), framework.name ?? framework.slug),
        ],
      ]
    : []
  const side = (title: string, claims: EditionEntry['advantages']): Block[] => [
    heading(3, title),
    ...(claims?.length
      ? claims.flatMap((claim) => claimBlocks(claim, statedAt))
      : paragraphs('None named in this edition.')),
  ]
  return [
    heading(2, `${position ?? '–'}. ${framework?.name ?? 'Unnamed entry'}`),
    ...list([...known, ...article]),
    ...paragraphs(summary),
    ...side('Advantages', entry.advantages),
    ...side('Disadvantages', entry.disadvantages),
  ]
}

function closingBlocks({closing, corrections}: EditionInFull, siteUrl: string): Block[] {
  return [
    ...(closing?.length ? [heading(2, 'Closing thoughts'), ...richTextBlocks(closing, siteUrl)] : []),
    ...(corrections?.length ? [heading(2, 'Corrections')] : []),
    ...list(
      (corrections ?? []).map(({date, text, by}) => {
        const head = [date && formatDate(date), by?.name].filter(Boolean).join(', ')
        return [words([head, text].filter(Boolean).join(': '))]
      }),
    ),
  ]
}

function movedInWords(movement: Movement | undefined): string {
  return movement ? ` (${movementInWords(movement)})` : ''
}
