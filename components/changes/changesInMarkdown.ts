import {changesTitle} from '@/components/changes/changesMetadata.ts'
import {
  nameOf,
  type Comparison,
  type RoundupWithChanges,
  type ToldClaim,
  type ToldFramework,
} from '@/components/changes/comparison.ts'
import {bylineBlocks} from '@/components/markdown/bylineBlocks.ts'
import {reviewBlocks, sourceBlocks} from '@/components/markdown/claimBlocks.ts'
import {outcomeInWords, summaryOfChanges} from '@/lib/changesAccount.ts'
import {comparisonDates} from '@/lib/editorialDates.ts'
import {
  heading,
  markdownDocument,
  paragraph,
  paragraphs,
  strong,
  table,
  words,
  type Block,
} from '@/lib/markdown.ts'
import {stepInWords} from '@/lib/rankHistory.ts'
import {changesPath} from '@/sanity/paths.ts'

/** What changed in an edition as Markdown: the order of both, then claim by claim, the verdict first. */
export function changesInMarkdown(
  roundup: RoundupWithChanges,
  comparison: Comparison,
  siteUrl: string,
): string {
  const {before, after, account} = comparison
  const place = (position: number | null | undefined) => (position ? String(position) : 'not ranked')
  return markdownDocument([
    heading(1, changesTitle(roundup, after)),
    ...bylineBlocks({
      authors: after.authors,
      dates: comparisonDates(before, after),
      url: siteUrl + changesPath(roundup.slug ?? '', after.year),
    }),
    ...paragraphs(summaryOfChanges(account)),
    heading(2, 'The order'),
    table([
      [String(after.year), 'Framework', String(before.year), 'Movement'],
      ...account.map((framework) => [
        place(framework.after?.position),
        nameOf(framework),
        place(framework.before?.position),
        framework.movement ? stepInWords(framework.movement) : '',
      ]),
    ]),
    ...paragraphs(after.ground),
    heading(2, 'Claim by claim'),
    ...account.flatMap((framework) => frameworkBlocks(framework, comparison)),
  ])
}

function frameworkBlocks(framework: ToldFramework, comparison: Comparison): Block[] {
  return [
    heading(3, nameOf(framework)),
    ...(framework.claims.length > 0
      ? framework.claims.flatMap((claim) => claimBlocks(claim, comparison))
      : paragraphs('Nothing is claimed of it in either edition.')),
  ]
}

function claimBlocks(claim: ToldClaim, {before, after}: Comparison): Block[] {
  const placed = claim.after ?? claim.before
  if (!placed) return []
  const tested = claim.after ? claim.after.claim : claim.retirement
  return [
    heading(4, `${outcomeInWords(claim)}: ${placed.claim.label ?? 'Claim without a label'} (${placed.side})`),
    ...wordingBlocks(claim, {before: before.year, after: after.year}),
    ...(claim.outcome === 'untested' ? [] : reviewBlocks(tested?.review ?? null, null)),
    ...sourceBlocks(tested?.sources),
  ]
}

/** What a claim says: both texts where it was reworded, one where it is new or gone or says what it said. */
function wordingBlocks(
  {before, after, isReworded}: ToldClaim,
  years: {before: number; after: number},
): Block[] {
  if (!before || !after || !isReworded) return paragraphs((after ?? before)?.claim.body)
  const inYear = (year: number, {label, body}: typeof before.claim) =>
    paragraph(strong(`In ${year}:`), words(` ${[label, body].filter(Boolean).join('. ')}`))
  return [inYear(years.before, before.claim), inYear(years.after, after.claim)]
}
