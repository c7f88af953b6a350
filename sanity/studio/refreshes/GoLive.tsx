import {Stack, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {formatClock, formatDate} from '../../../lib/dates.ts'
import {wallTimeAt} from '../../../lib/zonedTime.ts'
import {ownTimeZone} from '../../today.ts'
import type {Refresh} from './useRefreshes.ts'

/** When a refresh goes live: by the clock that is meant and, where that shows something else, by the editor's own. */
export function GoLive({goLive}: Pick<Refresh, 'goLive'>) {
  if (!goLive?.at) {
    return (
      <Text muted size={1}>
        No go-live yet
      </Text>
    )
  }
  const {at} = goLive
  const meant = goLive.timeZone ?? 'UTC'
  const own = ownClockAt(at, meant)
  return (
    <Stack gap={2}>
      <Text size={1}>
        <time dateTime={at}>
          {formatDate(at, meant)}, <Clock>{formatClock(at, meant)}</Clock>
        </time>
      </Text>
      {own && (
        <Text muted size={1}>
          <Clock>{own}</Clock> for you
        </Text>
      )}
    </Stack>
  )
}

/** What the editor's own clock shows at a moment, with the day where that is another; null when it shows the same. */
function ownClockAt(at: string, meant: string): string | null {
  const own = ownTimeZone()
  const [there, here] = [wallTimeAt(at, meant), wallTimeAt(at, own)]
  if (there.date !== here.date) return `${formatDate(at, own)}, ${formatClock(at, own)}`
  return there.time === here.time ? null : formatClock(at, own)
}

// `GMT-4` is not to be broken at its hyphen.
const Clock = styled.span`
  white-space: nowrap;
`
