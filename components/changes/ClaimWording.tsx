import {createElement, Fragment, type ReactNode} from 'react'

import type {Comparison, ComparedClaim, ToldClaim} from '@/components/changes/comparison.ts'
import {markOfClaim, type MarkField} from '@/components/changes/fieldMarks.ts'
import {wordDiff, type TextPart} from '@/lib/wordDiff.ts'

/**
 * What a claim says: both texts with their differences marked where it was reworded, one text where it is new or gone, and none
 * where it says what it said. Each text reads whole by itself, for those who do not see or hear the marks.
 */
export function ClaimWording(props: {claim: ToldClaim; comparison: Comparison; mark: MarkField}) {
  const {claim, comparison, mark} = props
  const years = {before: comparison.before.year, after: comparison.after.year}
  const markOf = ({claim: told}: {claim: ComparedClaim}) => markOfClaim(mark, comparison, told, 'body')
  const {before, after, isReworded} = claim
  if (!before) return <Wording mark={after && markOf(after)}>{after?.claim.body}</Wording>
  if (!after) {
    return (
      <Wording title={`As it stood in ${years.before}`} isPast mark={markOf(before)}>
        {before.claim.body}
      </Wording>
    )
  }
  if (!isReworded) return null
  const [said, says] = [textOf(before.claim, after.claim), textOf(after.claim, before.claim)]
  const parts = wordDiff(said, says)
  const isMarked = parts.some(({kind}) => kind === 'same')
  const wording = (text: string, left: TextPart['kind']) =>
    isMarked ? <MarkedText parts={parts.filter(({kind}) => kind !== left)} /> : text
  return (
    <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
      <Wording title={`In ${years.before}`} isPast mark={markOf(before)}>
        {wording(said, 'added')}
      </Wording>
      <Wording title={`In ${years.after}`} mark={markOf(after)}>
        {wording(says, 'removed')}
      </Wording>
    </div>
  )
}

function Wording(props: {
  title?: string
  isPast?: boolean
  mark: string | null | undefined
  children: ReactNode
}) {
  const {title, isPast = false, mark, children} = props
  return (
    <div className={isPast ? 'mt-1.5 text-muted' : 'mt-1.5'}>
      {title && <p className="font-sans text-note text-muted">{title}</p>}
      <p className="max-w-measure whitespace-pre-line" data-sanity={mark ?? undefined}>
        {children}
      </p>
    </div>
  )
}

function MarkedText({parts}: {parts: TextPart[]}) {
  // Passed one by one: words have no identity that could be their key, and never change places.
  return createElement(Fragment, null, ...parts.map(marked))
}

function marked({kind, text}: TextPart): ReactNode {
  if (kind === 'removed') return <del>{text}</del>
  return kind === 'added' ? <ins>{text}</ins> : text
}

/** A claim's text, headed by its label when that is another than in the other edition. */
function textOf({label, body}: ComparedClaim, other: ComparedClaim): string {
  const isRenamed = other.label !== label
  return [isRenamed && label && `${label}. `, body].filter(Boolean).join('')
}
