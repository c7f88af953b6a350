import {Flex, Stack, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {formatDay} from '../../../lib/dates.ts'
import type {CalendarItem} from '../../../lib/refreshCalendar.ts'
import {countOf} from '../../../lib/text.ts'
import {CalendarItemLink} from './CalendarItemLink.tsx'
import {Dots} from './Dots.tsx'
import type {Refresh} from './useRefreshes.ts'

/** So many items have room in a cell; the day's list has all. */
const shownItems = 2

interface DayCellProps {
  day: string
  items: readonly CalendarItem<Refresh>[]
  isChosen: boolean
  /** Whether the day lies in the month beside the one that is shown. */
  isOutside: boolean
  now: string
  today: string
  onChoose(day: string): void
}

/** One day of the month. The whole grid is one stop of the Tab key, at the chosen day. */
export function DayCell({day, items, isChosen, isOutside, now, today, onChoose}: DayCellProps) {
  const isToday = day === today
  const left = items.length - shownItems
  const words = [
    formatDay(day),
    isToday && 'today',
    items.length > 0 && countOf(items.length, 'item'),
  ].filter(Boolean)
  return (
    <Cell
      aria-current={isToday ? 'date' : undefined}
      aria-label={words.join(', ')}
      aria-selected={isChosen}
      data-day={day}
      data-outside={isOutside ? '' : undefined}
      onClick={() => onChoose(day)}
      tabIndex={isChosen ? 0 : -1}
    >
      <Flex justify={['center', 'center', 'center', 'flex-start']} paddingBottom={[1, 1, 1, 2]}>
        <DayNumber data-today={isToday ? '' : undefined}>
          <Text muted={isOutside} size={1} weight={isToday ? 'semibold' : 'regular'}>
            {Number(day.slice(8))}
          </Text>
        </DayNumber>
      </Flex>
      <Wide>
        <Stack gap={1}>
          {items.slice(0, shownItems).map((item) => (
            <CalendarItemLink item={item} key={item.key} now={now} today={today} />
          ))}
          {left > 0 && (
            <Text muted size={0} style={{padding: '4px 8px'}}>
              {left} more
            </Text>
          )}
        </Stack>
      </Wide>
      <Narrow>
        <Dots items={items} />
      </Narrow>
    </Cell>
  )
}

const Cell = styled.td`
  height: 108px;
  vertical-align: top;
  padding: 6px;
  cursor: pointer;
  border-top: 1px solid var(--card-border-color);
  outline: none;

  &:not(:last-child) {
    border-right: 1px solid var(--card-border-color);
  }

  &[data-outside] {
    background: var(--card-muted-bg-color);
  }
  &[aria-selected='true'] {
    box-shadow: inset 0 0 0 1px var(--card-focus-ring-color);
  }
  &:focus-visible {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
  @media (max-width: 899px) {
    height: 48px;
    padding: 3px;
  }
`

const DayNumber = styled.div`
  display: grid;
  place-items: center;
  min-width: 25px;
  height: 25px;
  border-radius: 13px;

  &[data-today] {
    background: var(--card-focus-ring-color);
  }
  &[data-today] * {
    color: #fff;
  }
`

const Wide = styled.div`
  @media (max-width: 899px) {
    display: none;
  }
`

const Narrow = styled.div`
  @media (min-width: 900px) {
    display: none;
  }
`
