import {Card, Stack, Text} from '@sanity/ui'
import {StateLink} from 'sanity/router'
import {styled} from 'styled-components'

import {monthOf, monthsOfYear, weeksOfMonth} from '../../../lib/calendarGrid.ts'
import {formatMonth} from '../../../lib/dates.ts'
import {type Calendar, countIn, countInWords} from '../../../lib/refreshCalendar.ts'
import {Dots} from './Dots.tsx'
import type {Refresh} from './useRefreshes.ts'

interface YearViewProps {
  year: number
  calendar: Calendar<Refresh>
  today: string
  /** The state of the link to a month. */
  linkTo(month: string): Record<string, unknown>
}

/** A year as twelve small months, each a link to its own view. */
export function YearView({year, calendar, today, linkTo}: YearViewProps) {
  return (
    <Months>
      {monthsOfYear(year).map((month) => {
        const name = formatMonth(`${month}-01`)
        const count = countInWords(countIn(calendar, month))
        return (
          <li key={month}>
            <Card
              aria-current={month === monthOf(today) ? 'date' : undefined}
              aria-label={`${name}: ${count ?? 'nothing'}`}
              as={StateLink}
              border
              data-as="a"
              height="fill"
              padding={[2, 3, 3]}
              radius={3}
              state={linkTo(month)}
            >
              <Stack gap={3}>
                <Text size={1} weight="semibold">
                  {name.split(' ')[0]}
                </Text>
                <SmallMonth calendar={calendar} month={month} today={today} />
                <Text muted size={1}>
                  {count ?? 'Nothing'}
                </Text>
              </Stack>
            </Card>
          </li>
        )
      })}
    </Months>
  )
}

function SmallMonth({month, calendar, today}: {month: string; calendar: Calendar<Refresh>; today: string}) {
  return (
    <Days aria-hidden>
      {weeksOfMonth(month)
        .flat()
        .map((day) => (
          <Day data-outside={monthOf(day) === month ? undefined : ''} key={day}>
            <DayNumber data-today={day === today ? '' : undefined}>{Number(day.slice(8))}</DayNumber>
            <Dots items={calendar.get(day) ?? []} />
          </Day>
        ))}
    </Days>
  )
}

const Months = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(max(160px, 22%), 1fr));
  gap: 16px;
  margin: 0;
  padding: 20px;
  list-style: none;

  @media (max-width: 899px) {
    gap: 8px;
    padding: 12px;
  }
`

const Days = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  font-size: 11px;
  line-height: 20px;
  text-align: center;
  color: var(--card-muted-fg-color);
`

const Day = styled.div`
  padding-bottom: 3px;

  &[data-outside] {
    visibility: hidden;
  }
`

const DayNumber = styled.div`
  width: 20px;
  margin: 0 auto;
  border-radius: 10px;

  &[data-today] {
    color: #fff;
    background: var(--card-focus-ring-color);
  }
`
