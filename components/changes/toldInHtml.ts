import {nameOf, type Comparison, type ToldClaim, type ToldFramework} from '@/components/changes/comparison.ts'
import {outcomeInWords, summaryOfChanges} from '@/lib/changesAccount.ts'
import {escapeHtml} from '@/lib/html.ts'
import {movementInWords} from '@/lib/rankHistory.ts'
import {wordDiff} from '@/lib/wordDiff.ts'

/** The changes of an edition as plain HTML for a feed, where no style sheet follows: the summary, then claim by claim. */
export function toldInHtml({account}: Comparison): string {
  return [`<p>${escapeHtml(summaryOfChanges(account))}</p>`, ...account.map(frameworkHtml)].join('\n')
}

function frameworkHtml(framework: ToldFramework): string {
  const {after, movement, claims} = framework
  const place = [after?.position && `number ${after.position}`, movement && movementInWords(movement)]
  const heading = [nameOf(framework), ...place].filter(Boolean).join(', ')
  const list = claims.length > 0 ? `\n<ul>\n${claims.map(claimHtml).join('\n')}\n</ul>` : ''
  return `<h2>${escapeHtml(heading)}</h2>${list}`
}

function claimHtml(claim: ToldClaim): string {
  const placed = claim.after ?? claim.before
  const review = claim.after ? claim.after.claim.review : claim.retirement?.review
  const said = [wordingHtml(claim), review?.note && escapeHtml(review.note)].filter(Boolean)
  const head = `<strong>${escapeHtml(outcomeInWords(claim))}:</strong> ${escapeHtml(placed?.claim.label ?? '')}`
  return `<li><p>${head} (${placed?.side})</p>${said.map((html) => `<p>${html}</p>`).join('')}</li>`
}

/** The text of a claim that is new, gone or reworded, with what was taken out and put in. */
function wordingHtml({before, after, isReworded}: ToldClaim): string {
  if (!before || !after) return escapeHtml((after ?? before)?.claim.body ?? '')
  if (!isReworded) return ''
  return wordDiff(before.claim.body ?? '', after.claim.body ?? '')
    .map(({kind, text}) => {
      if (kind === 'removed') return `<del>${escapeHtml(text)}</del>`
      return kind === 'added' ? `<ins>${escapeHtml(text)}</ins>` : escapeHtml(text)
    })
    .join('')
}
