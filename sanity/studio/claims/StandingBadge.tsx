import {Badge, type BadgeTone} from '@sanity/ui'

import type {ClaimStanding} from '../../../lib/claims.ts'

const looks: Record<ClaimStanding, {text: string; tone: BadgeTone}> = {
  untested: {text: 'Untested', tone: 'caution'},
  holds: {text: 'Verified', tone: 'positive'},
  due: {text: 'Due', tone: 'caution'},
  overdue: {text: 'Overdue', tone: 'critical'},
}

/** How a claim stands, in a word and a colour. */
export function StandingBadge({standing, size = 1}: {standing: ClaimStanding; size?: 0 | 1}) {
  const {text, tone} = looks[standing]
  return (
    <Badge tone={tone} fontSize={size}>
      {text}
    </Badge>
  )
}
