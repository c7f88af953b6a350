import type {BadgeTone} from '@sanity/ui'

import type {RefreshStanding} from '../../../lib/refreshState.ts'

/** The tone in which the Studio draws a refresh, by where it stands. */
export const toneOfStanding: Record<RefreshStanding, BadgeTone> = {
  planned: 'default',
  drafting: 'neutral',
  ready: 'suggest',
  scheduled: 'primary',
  live: 'positive',
  held: 'critical',
  missed: 'critical',
}

/** The tone of claims that expire. */
export const toneOfExpiry: BadgeTone = 'caution'
