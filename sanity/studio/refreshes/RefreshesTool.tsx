import {Box, Card, Flex} from '@sanity/ui'
import {useMemo} from 'react'

import {monthOf} from '../../../lib/calendarGrid.ts'
import {layOutCalendar} from '../../../lib/refreshCalendar.ts'
import {filterEditions, filterRefreshes, ownersOf} from '../../../lib/refreshFilters.ts'
import {wallTimeAt} from '../../../lib/zonedTime.ts'
import {ownTimeZone} from '../../today.ts'
import type {RefreshesQueryResult} from '../../types.generated.ts'
import {Board} from './Board.tsx'
import {Filters} from './Filters.tsx'
import {MonthView} from './MonthView.tsx'
import {LakeAway, Loading, NothingMatches, NothingPlanned} from './Notices.tsx'
import {ToolHeader} from './ToolHeader.tsx'
import {useNow} from './useNow.ts'
import {usePlace} from './usePlace.ts'
import {useRefreshes} from './useRefreshes.ts'
import {YearView} from './YearView.tsx'

/** The Studio's Refreshes tool: a calendar by month and year, and a board by state. */
export function RefreshesTool() {
  const {answer, problem, retry} = useRefreshes()
  return (
    <Card height="fill">
      <Flex direction="column" height="fill">
        {problem !== null && (
          <LakeAway isShowingOld={answer !== null} onRetry={retry} problem={problem} what="Refreshes" />
        )}
        {answer && <Refreshes answer={answer} />}
        {!answer && problem === null && <Loading what="refreshes" />}
      </Flex>
    </Card>
  )
}

function Refreshes({answer}: {answer: RefreshesQueryResult}) {
  const now = useNow()
  const today = wallTimeAt(now, ownTimeZone()).date
  const {place, linkTo, turnTo} = usePlace(monthOf(today))
  const {view, month, owner, roundup} = place

  const refreshes = useMemo(
    () => filterRefreshes(answer.refreshes, {owner, roundup}),
    [answer, owner, roundup],
  )
  const editions = useMemo(() => filterEditions(answer.editions, {owner, roundup}), [answer, owner, roundup])
  const calendar = useMemo(() => layOutCalendar(refreshes, editions), [refreshes, editions])

  const isFiltered = owner !== null || roundup !== null
  const isEmpty = view === 'board' ? refreshes.length === 0 : calendar.size === 0
  return (
    <>
      <ToolHeader
        linkTo={linkTo}
        onTurn={(turned) => turnTo({month: turned})}
        place={place}
        thisMonth={monthOf(today)}
      >
        <Filters
          filters={place}
          onFilter={turnTo}
          owners={ownersOf([...answer.refreshes, ...answer.roundups])}
          roundups={answer.roundups}
        />
      </ToolHeader>
      <Box flex={1} overflow="auto">
        {isEmpty && isFiltered && (
          <NothingMatches
            what="No refresh and no claim belongs to both this owner and this roundup."
            onClear={() => turnTo({owner: null, roundup: null})}
          />
        )}
        {isEmpty && !isFiltered && <NothingPlanned roundups={answer.roundups} />}
        {!isEmpty && view === 'month' && (
          <MonthView
            calendar={calendar}
            month={month}
            now={now}
            onTurn={(turned) => turnTo({month: turned})}
            today={today}
          />
        )}
        {!isEmpty && view === 'year' && (
          <YearView
            calendar={calendar}
            linkTo={(chosen) => linkTo({view: 'month', month: chosen})}
            today={today}
            year={Number(month.slice(0, 4))}
          />
        )}
        {!isEmpty && view === 'board' && (
          <Board editions={editions} now={now} refreshes={refreshes} today={today} />
        )}
      </Box>
    </>
  )
}
