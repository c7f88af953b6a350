import {Stack, Text} from '@sanity/ui'

import {formatClock} from '../../../lib/dates.ts'
import {standingOnBoard} from '../../../lib/refreshBoard.ts'
import {type CalendarItem, expiryInWords} from '../../../lib/refreshCalendar.ts'
import {DocumentLink} from './DocumentLink.tsx'
import {toneOfExpiry, toneOfStanding} from './tones.ts'
import type {Refresh} from './useRefreshes.ts'

/** An item in its day's cell: two short lines. The keyboard reaches it through the day's list. */
export function CalendarItemLink({
  item,
  now,
  today,
}: {
  item: CalendarItem<Refresh>
  now: string
  today: string
}) {
  const {title, detail, tone, target} = faceOf(item, now, today)
  return (
    <DocumentLink
      {...target}
      border={tone === 'default'}
      padding={2}
      radius={2}
      tabIndex={-1}
      title={`${title}, ${detail}`}
      tone={tone}
    >
      <Stack gap={2}>
        <Text size={1} textOverflow="ellipsis" weight="medium">
          {title}
        </Text>
        <Text muted size={0} textOverflow="ellipsis">
          {detail}
        </Text>
      </Stack>
    </DocumentLink>
  )
}

function faceOf(item: CalendarItem<Refresh>, now: string, today: string) {
  if (item.kind === 'expiry') {
    return {
      title: expiryInWords(item, today),
      detail: item.title,
      tone: toneOfExpiry,
      target: {type: 'edition' as const, id: item.editionId, path: item.claims[0]?.path},
    }
  }
  const {refresh} = item
  return {
    title: refresh.roundup?.title || 'Roundup without a title',
    detail: [refresh.year, goLiveClock(refresh)].filter(Boolean).join(' · '),
    tone: toneOfStanding[standingOnBoard(refresh, now)],
    target: {type: 'refresh' as const, id: refresh._id},
  }
}

/** `10:00 CEST`, by the clock that is meant. */
function goLiveClock({goLive}: Refresh): string | null {
  return goLive?.at ? formatClock(goLive.at, goLive.timeZone ?? 'UTC') : null
}
