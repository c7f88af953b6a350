import {styled} from 'styled-components'

import type {CalendarItem} from '../../../lib/refreshCalendar.ts'

/** What falls on a day where there is no room for words: a dot for go-lives, one for claims that expire. */
export function Dots({items}: {items: readonly CalendarItem<unknown>[]}) {
  const kinds = new Set(items.map(({kind}) => kind))
  return (
    <Row aria-hidden>
      {kinds.has('goLive') && <Dot data-kind="goLive" />}
      {kinds.has('expiry') && <Dot data-kind="expiry" />}
    </Row>
  )
}

const Row = styled.div`
  display: flex;
  justify-content: center;
  gap: 3px;
  min-height: 5px;
  margin-top: 2px;
`

/** The mark of a go-live, or of claims that expire. */
export const Dot = styled.span`
  display: inline-block;
  flex: none;
  width: 5px;
  height: 5px;
  border-radius: 50%;
  background: var(--card-badge-caution-dot-color);

  &[data-kind='goLive'] {
    background: var(--card-badge-primary-dot-color);
  }
`
