import {Box} from '@sanity/ui'
import type {ObjectItemProps} from 'sanity'

import {earliestExpiry, standingOf} from '../../../lib/claims.ts'
import {formatDate} from '../../../lib/dates.ts'
import {isVerified, placedClaims} from '../../../lib/readinessRules.ts'
import {countOf} from '../../../lib/text.ts'
import {today} from '../../today.ts'
import {useEditionForm} from '../edition/EditionFormContext.ts'
import {readEntry} from './readEntries.ts'
import {RowStanding} from './RowStanding.tsx'
import {worstStanding} from './standingInWords.ts'

/** An entry in the list of its edition, with the standing of its claims under it: the worst of them, how many, and until when. */
export function EntryItem(props: ObjectItemProps) {
  const form = useEditionForm()
  const entry = readEntry(props.value)
  const claims = entry ? placedClaims({entries: [entry]}).map(({claim}) => claim) : []
  if (form?.successor !== null || claims.length === 0) return props.renderDefault(props)
  const day = today()
  const verified = claims.filter((claim) => isVerified(claim, day)).length
  const expiry = earliestExpiry(claims)
  return (
    <Box>
      {props.renderDefault(props)}
      <RowStanding
        standing={worstStanding(claims.map((claim) => standingOf(claim, day)))}
        words={`${verified} of ${countOf(claims.length, 'claim')} verified${expiry ? `, the first due on ${formatDate(expiry)}` : ''}`}
      />
    </Box>
  )
}
