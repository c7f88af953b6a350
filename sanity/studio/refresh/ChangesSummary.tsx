import {Stack, Text} from '@sanity/ui'

import {accountOfChanges, summaryOfChanges} from '../../../lib/changesAccount.ts'
import type {Claim, Edition} from '../../types.generated.ts'

/** What readers will be told has changed, in numbers, from the edition that they have to the draft. */
export function ChangesSummary({current, draft}: {current: Edition; draft: Edition}) {
  const summary = summaryOfChanges(accountOfChanges(toldOf(current), toldOf(draft)))
  return (
    <Stack gap={3}>
      <Text size={1} weight="semibold">
        Changes since {current.year}
      </Text>
      <Text size={1}>{summary}</Text>
    </Stack>
  )
}

/** A stored edition in the shape that the comparison takes, where what is missing is null. */
function toldOf({year, entries, retired}: Edition) {
  return {
    year: year ?? 0,
    entries: (entries ?? []).map(({framework, position, advantages, disadvantages}) => ({
      frameworkId: framework?._ref ?? null,
      position: position ?? null,
      advantages: comparable(advantages),
      disadvantages: comparable(disadvantages),
    })),
    retired: (retired ?? []).map(({key, review}) => ({
      key: key ?? null,
      review: review ? {verdict: review.verdict ?? null} : null,
    })),
  }
}

function comparable(claims: Claim[] | undefined) {
  return (claims ?? []).map(({key, label, body, review}) => ({
    key: key ?? null,
    label: label ?? null,
    body: body ?? null,
    review: review ? {verdict: review.verdict ?? null, verifiedOn: review.verifiedOn ?? null} : null,
  }))
}
