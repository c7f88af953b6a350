import type {ProjectedClaim} from '@/components/claim/Claim.tsx'
import type {ProjectedReview} from '@/components/claim/ReviewStamp.tsx'
import type {ProjectedSource} from '@/components/ui/Sources.tsx'
import {verdicts} from '@/lib/claims.ts'
import {formatDate, formatMonth} from '@/lib/dates.ts'
import {heading, link, list, paragraph, paragraphs, words, type Block, type Inline} from '@/lib/markdown.ts'
import {hostOf} from '@/lib/text.ts'

/** A claim as Markdown: its label, what it says, how far it was tested, and on whose word. */
export function claimBlocks(claim: ProjectedClaim, statedAt: string | null): Block[] {
  return [
    heading(4, claim.label ?? 'Claim without a label'),
    ...paragraphs(claim.body),
    ...reviewBlocks(claim.review, statedAt),
    ...sourceBlocks(claim.sources),
  ]
}

/** What testing a claim has shown; for one that nobody tested, when it was stated. */
export function reviewBlocks(review: ProjectedReview | null, statedAt: string | null): Block[] {
  const verdict = verdicts.find(({value}) => value === review?.verdict)?.title
  if (!review || (!verdict && !review.verifiedOn)) {
    return statedAt ? [emphasized(`As stated in ${formatMonth(statedAt)}.`)] : []
  }
  const {verifiedOn, verifiedBy, expiresOn, note} = review
  const tested = [
    verdict ? `${verdict}${verifiedOn ? ', verified' : ''}` : 'Verified',
    verifiedOn && formatDate(verifiedOn),
    verifiedBy?.name && `by ${verifiedBy.name}`,
  ]
  const due = expiresOn && ` Due again ${formatDate(expiresOn)}.`
  return [emphasized(`${tested.filter(Boolean).join(' ')}.${due ?? ''}`), ...paragraphs(note)]
}

/** The sources of a claim or a fact as a list; nothing where there are none. */
export function sourceBlocks(sources: readonly ProjectedSource[] | null | undefined): Block[] {
  if (!sources || sources.length === 0) return []
  return [paragraph(words('Sources:')), ...list(sources.map(sourceLine))]
}

function sourceLine({title, url, publisher, publishedOn, accessedOn}: ProjectedSource): Inline[] {
  const name = title ?? (url && hostOf(url)) ?? 'Untitled source'
  const more = [publisher, publishedOn && formatDate(publishedOn)].filter(Boolean).map((part) => `, ${part}`)
  const seen = accessedOn ? ` (seen ${formatDate(accessedOn)})` : ''
  const rest = more.join('') + seen
  return [url ? link(url, name) : words(name), ...(rest ? [words(rest)] : [])]
}

function emphasized(text: string): Block {
  return paragraph({type: 'emphasis', children: [words(text)]})
}
