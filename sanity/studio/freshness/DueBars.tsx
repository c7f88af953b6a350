import {Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {formatMonth} from '../../../lib/dates.ts'
import {type DueBar, overdue, untested} from '../../../lib/freshness.ts'
import {countOf} from '../../../lib/text.ts'

const fullHeight = 96

/** How many claims fall due when, as bars; each is a button that leaves the others out. */
export function DueBars(props: {
  bars: readonly DueBar[]
  chosen: string | null
  onChoose(period: string | null): void
}) {
  const {bars, chosen, onChoose} = props
  const most = Math.max(1, ...bars.map(({count}) => count))
  return (
    <Row aria-label="Claims by the month in which they are due">
      {bars.map(({period, count}) => (
        <li key={period}>
          <Bar
            aria-label={`${nameOf(period)}: ${countOf(count, 'claim')}`}
            aria-pressed={period === chosen}
            data-late={period === overdue || period === untested ? '' : undefined}
            disabled={count === 0 && period !== chosen}
            onClick={() => onChoose(period === chosen ? null : period)}
            title={`${nameOf(period)}: ${countOf(count, 'claim')}`}
            type="button"
          >
            <Text align="center" muted size={0}>
              {count > 0 ? count : '\u00a0'}
            </Text>
            <span data-bar="" style={{height: Math.round((count / most) * fullHeight)}} />
            <Text align="center" muted={period !== chosen} size={0}>
              {shortNameOf(period)}
            </Text>
          </Bar>
        </li>
      ))}
    </Row>
  )
}

function nameOf(period: string): string {
  if (period === overdue) return 'Overdue'
  return period === untested ? 'Not tested' : formatMonth(`${period}-01`)
}

/** `Jun`, and `Jan ’27` where a year begins. */
function shortNameOf(period: string): string {
  if (period === overdue || period === untested) return nameOf(period)
  const [month = '', year = ''] = nameOf(period).split(' ')
  return month === 'January' ? `Jan ’${year.slice(2)}` : month.slice(0, 3)
}

const Row = styled.ul`
  display: flex;
  gap: 2px;
  margin: 0;
  padding: 0;
  list-style: none;
  overflow-x: auto;

  li {
    flex: 1 0 2.4rem;
  }
`

const Bar = styled.button`
  display: flex;
  flex-direction: column;
  justify-content: flex-end;
  gap: 6px;
  width: 100%;
  height: ${fullHeight + 48}px;
  padding: 6px 2px;
  border: 0;
  border-radius: 3px;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;

  &:disabled {
    cursor: default;
  }

  &:not(:disabled):hover,
  &[aria-pressed='true'] {
    background: var(--card-muted-bg-color);
  }

  &:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: -2px;
  }

  [data-bar] {
    display: block;
    border-bottom: 1px solid var(--card-border-color);
    background: var(--card-link-color);
  }

  &[data-late] [data-bar] {
    background: var(--card-badge-critical-dot-color, #e46d52);
  }
`
