import {Box} from '@sanity/ui'
import {memo, useDeferredValue} from 'react'
import type {ObjectItemProps} from 'sanity'

import {earliestExpiry, standingOf} from '../../../lib/claims.ts'
import {formatDate} from '../../../lib/dates.ts'
import {isVerified, placedClaims} from '../../../lib/readinessRules.ts'
import {countOf} from '../../../lib/text.ts'
import {today} from '../../today.ts'
import {useEditionForm} from '../edition/EditionFormContext.ts'
import {type FormEntry, readEntry} from './readEntries.ts'
import {RowStanding} from './RowStanding.tsx'
import {worstStanding} from './standingInWords.ts'

/** An entry in the list of its edition, with the standing of its claims under it: the worst of them, how many, and until when. */
export function EntryItem(props: ObjectItemProps) {
  const form = useEditionForm()
  const entry = readEntry(useDeferredValue(props.value))
  if (form?.successor !== null || !entry) return props.renderDefault(props)
  return (
    <Box>
      {props.renderDefault(props)}
      <ClaimsOfEntry entry={entry} />
    </Box>
  )
}

const ClaimsOfEntry = memo(function ClaimsOfEntry({entry}: {entry: FormEntry}) {
  const claims = placedClaims({entries: [entry]}).map(({claim}) => claim)
  if (claims.length === 0) return null
  const day = today()
  const verified = claims.filter((claim) => isVerified(claim, day)).length
  const expiry = earliestExpiry(claims)
  return (
    <RowStanding
      standing={worstStanding(claims.map((claim) => standingOf(claim, day)))}
      words={`${verified} of ${countOf(claims.length, 'claim')} verified${expiry ? `, the first due on ${formatDate(expiry)}` : ''}`}
    />
  )
})
