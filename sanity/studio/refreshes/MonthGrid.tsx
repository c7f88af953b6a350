import {Text} from '@sanity/ui'
import {type KeyboardEvent, useEffect, useRef} from 'react'
import {styled} from 'styled-components'

import {monthOf, moveDay, weeksOfMonth} from '../../../lib/calendarGrid.ts'
import type {Calendar} from '../../../lib/refreshCalendar.ts'
import {DayCell} from './DayCell.tsx'
import type {Refresh} from './useRefreshes.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface MonthGridProps {
  month: string
  /** The day that has the keyboard's focus, or would get it. */
  day: string
  calendar: Calendar<Refresh>
  now: string
  today: string
  label: string
  onChoose(day: string): void
  /** Goes on from the chosen day into its list. */
  onEnter(): void
}

/** A month as a grid of its days, moved through by arrows, Home, End and Page keys. */
export function MonthGrid({month, day, calendar, now, today, label, onChoose, onEnter}: MonthGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const takesFocus = useRef(false)

  useEffect(() => {
    if (!takesFocus.current) return
    takesFocus.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }, [day])

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = moveDay(day, event)
    if (next !== null) {
      takesFocus.current = true
      onChoose(next)
    } else if (event.key === 'Enter' || event.key === ' ') onEnter()
    else return
    event.preventDefault()
  }

  return (
    <Grid aria-label={label} onKeyDown={onKeyDown} ref={grid} role="grid">
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th abbr={weekday} key={weekday} scope="col">
              <Text align="center" muted size={0} weight="medium">
                {weekday.slice(0, 3)}
              </Text>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(month).map((week) => (
          <tr key={week[0]}>
            {week.map((inWeek) => (
              <DayCell
                day={inWeek}
                isChosen={inWeek === day}
                isOutside={monthOf(inWeek) !== month}
                items={calendar.get(inWeek) ?? []}
                key={inWeek}
                now={now}
                onChoose={onChoose}
                today={today}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Grid>
  )
}

const Grid = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: separate;
  border-spacing: 0;
  border: 1px solid var(--card-border-color);
  border-radius: 6px;
  overflow: hidden;

  th {
    padding: 10px 0;
  }
`
