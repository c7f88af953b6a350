import {Card, Grid, Stack, Text} from '@sanity/ui'
import {createElement, Fragment, memo} from 'react'

import {reviewSummary} from '../../../lib/claims.ts'
import {wordDiff, type TextPart} from '../../../lib/wordDiff.ts'
import type {EarlierEdition} from '../edition/useEarlierEdition.ts'

/** On a claim's form: what the edition before says in its place, beside what it says now, with the differences marked. */
export const SideBySide = memo(function SideBySide(props: {
  claim: {key?: string; label?: string; body?: string}
  earlier: EarlierEdition
}) {
  const {claim, earlier} = props
  const before = claim.key ? earlier.claims.get(claim.key) : undefined
  if (!before) return <Text muted size={1}>{`Not in the edition of ${earlier.year}.`}</Text>
  const label = wordDiff(before.label ?? '', claim.label ?? '')
  const body = wordDiff(before.body ?? '', claim.body ?? '')
  const isSame = [...label, ...body].every(({kind}) => kind === 'same')
  const review = reviewSummary(before.review ?? {})
  if (isSame) {
    return <Text muted size={1}>{`Word for word as in ${earlier.year}. There: ${review}.`}</Text>
  }
  return (
    <Card as="section" aria-label={`Beside the edition of ${earlier.year}`} border padding={3} radius={2}>
      <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
        <Wording heading={`In ${earlier.year}`} label={label} body={body} without="added" foot={review} />
        <Wording heading="Now" label={label} body={body} without="removed" />
      </Grid>
    </Card>
  )
})

function Wording(props: {
  heading: string
  label: TextPart[]
  body: TextPart[]
  without: TextPart['kind']
  foot?: string
}) {
  const {heading, label, body, without, foot} = props
  return (
    <Stack gap={3}>
      <Text muted size={1} weight="medium">
        {heading}
      </Text>
      <Text size={1} weight="semibold">
        {marked(label, without)}
      </Text>
      <Text size={1}>{marked(body, without)}</Text>
      {foot && (
        <Text muted size={1}>
          {foot}
        </Text>
      )}
    </Stack>
  )
}

/** The text of one side. Passed one by one: words have no identity that could be their key, and never change places. */
function marked(parts: TextPart[], without: TextPart['kind']) {
  const kept = parts.filter(({kind}) => kind !== without)
  return createElement(Fragment, null, ...kept.map(markedPart))
}

function markedPart({kind, text}: TextPart) {
  if (kind === 'same') return text
  return kind === 'removed' ? <del>{text}</del> : <ins>{text}</ins>
}
