import type {CardTone} from '@sanity/ui'

import type {RefreshState, RefreshStanding} from '../../../lib/refreshState.ts'

/** What a standing means for the editor who looks at it. */
export interface StateInWords {
  title: string
  text: string
  tone: CardTone
}

/** Where a refresh stands, and what comes next. `moment` is its go-live in words, or null. */
export function stateInWords(
  standing: RefreshStanding,
  state: RefreshState,
  moment: string | null,
): StateInWords {
  switch (standing) {
    case 'planned':
      return {title: 'Planned', text: 'Nobody has begun the edition yet.', tone: 'transparent'}
    case 'drafting':
      return {
        title: 'In preparation',
        text: 'The edition is a draft. It can be scheduled as soon as nothing stands in the way.',
        tone: 'primary',
      }
    case 'ready':
      return {
        title: 'Ready',
        text: 'Nothing stands in the way. Schedule it, and it goes live by itself.',
        tone: 'positive',
      }
    case 'scheduled':
      return state === 'publishing'
        ? {title: 'Going live', text: 'It is being published at this moment.', tone: 'primary'}
        : {
            title: 'Scheduled',
            text: `It goes live by itself${moment ? ` on ${moment}` : ''}.`,
            tone: 'primary',
          }
    case 'missed':
      return {
        title: 'Late',
        text: 'Its minute has passed. It goes live as soon as the site looks at the schedule again.',
        tone: 'caution',
      }
    case 'live':
      return state === 'published'
        ? {
            title: 'Published',
            text: 'The site is being asked until readers are seen to have it.',
            tone: 'positive',
          }
        : {title: 'Live', text: 'Readers have it.', tone: 'positive'}
    case 'held':
      return {
        title: 'Held',
        text: 'Its moment came and it was not ready, so readers still have the edition before. Once everything below is put right, it goes live by itself.',
        tone: 'critical',
      }
  }
}
