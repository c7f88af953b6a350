import {ArrowRightIcon} from '@sanity/icons/ArrowRight'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {Ref} from 'react'

import {formatDate, formatDay} from '../../../lib/dates.ts'
import {
  type Calendar,
  type CalendarItem,
  expiryInWords,
  nextDayWithItems,
} from '../../../lib/refreshCalendar.ts'
import {DocumentLink} from './DocumentLink.tsx'
import {RefreshLink} from './RefreshLink.tsx'
import {toneOfExpiry} from './tones.ts'
import type {Refresh} from './useRefreshes.ts'

interface DayListProps {
  day: string
  calendar: Calendar<Refresh>
  now: string
  today: string
  listRef: Ref<HTMLDivElement>
  onChoose(day: string): void
  /** Back into the grid. */
  onLeave(): void
}

/** What falls on one day, in full: each refresh, and each claim that expires. */
export function DayList({day, calendar, now, today, listRef, onChoose, onLeave}: DayListProps) {
  const items = calendar.get(day) ?? []
  const next = nextDayWithItems(calendar, day)
  return (
    <Card
      aria-label={formatDay(day)}
      as="section"
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
      ref={listRef}
    >
      <Stack gap={4}>
        <Text as="h3" size={1} weight="semibold">
          {formatDay(day)}
        </Text>
        {items.length === 0 && (
          <Text muted size={1}>
            Nothing goes live and no claim expires on this day.
          </Text>
        )}
        {items.map((item) => (
          <Item item={item} key={item.key} now={now} today={today} />
        ))}
        {next && (
          <Flex>
            <Button
              fontSize={1}
              iconRight={ArrowRightIcon}
              mode="bleed"
              onClick={() => onChoose(next)}
              padding={2}
              text={`Next: ${formatDate(next)}`}
            />
          </Flex>
        )}
      </Stack>
    </Card>
  )
}

function Item({item, now, today}: {item: CalendarItem<Refresh>; now: string; today: string}) {
  if (item.kind === 'goLive') return <RefreshLink now={now} refresh={item.refresh} />
  return (
    <Card border overflow="hidden" radius={3}>
      <Card borderBottom padding={3} tone={toneOfExpiry}>
        <Stack gap={2}>
          <Text size={1} weight="medium">
            {expiryInWords(item, today)}
          </Text>
          <Text muted size={1}>
            {item.title}
          </Text>
        </Stack>
      </Card>
      <Box as="ul" padding={1} style={{listStyle: 'none', margin: 0}}>
        {item.claims.map(({path, label, framework}) => (
          <li key={path}>
            <DocumentLink id={item.editionId} padding={2} path={path} radius={2} type="edition">
              <Stack gap={2}>
                <Text size={1}>{label}</Text>
                {framework && (
                  <Text muted size={0}>
                    {framework}
                  </Text>
                )}
              </Stack>
            </DocumentLink>
          </li>
        ))}
      </Box>
    </Card>
  )
}
