import {useRef, useState} from 'react'
import {styled} from 'styled-components'

import {monthOf} from '../../../lib/calendarGrid.ts'
import {formatMonth} from '../../../lib/dates.ts'
import type {Calendar} from '../../../lib/refreshCalendar.ts'
import {DayList} from './DayList.tsx'
import {MonthGrid} from './MonthGrid.tsx'
import type {Refresh} from './useRefreshes.ts'

interface MonthViewProps {
  month: string
  calendar: Calendar<Refresh>
  now: string
  today: string
  onTurn(month: string): void
}

/** A month with the list of what falls on the chosen day beside it. */
export function MonthView({month, calendar, now, today, onTurn}: MonthViewProps) {
  const [chosen, setChosen] = useState(today)
  const list = useRef<HTMLDivElement>(null)
  const layout = useRef<HTMLDivElement>(null)
  const day = monthOf(chosen) === month ? chosen : firstDay(month, calendar, today)

  function choose(next: string) {
    setChosen(next)
    if (monthOf(next) !== month) onTurn(monthOf(next))
  }

  return (
    <Layout ref={layout}>
      <MonthGrid
        calendar={calendar}
        day={day}
        label={formatMonth(`${month}-01`)}
        month={month}
        now={now}
        onChoose={choose}
        onEnter={() => list.current?.querySelector<HTMLElement>('a, button')?.focus()}
        today={today}
      />
      <DayList
        calendar={calendar}
        day={day}
        listRef={list}
        now={now}
        onChoose={choose}
        onLeave={() => layout.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()}
        today={today}
      />
    </Layout>
  )
}

/** Where a month is entered: today, the first day on which something falls, or its first. */
function firstDay(month: string, calendar: Calendar<Refresh>, today: string): string {
  if (monthOf(today) === month) return today
  const [first = `${month}-01`] = [...calendar.keys()].filter((day) => monthOf(day) === month).toSorted()
  return first
}

const Layout = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) 320px;
  gap: 20px;
  align-items: start;
  padding: 20px;

  @media (max-width: 1099px) {
    grid-template-columns: minmax(0, 1fr);
    padding: 12px;
  }
`
