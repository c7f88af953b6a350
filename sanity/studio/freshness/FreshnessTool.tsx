import {Box, Card, Container, Flex, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'

import {monthOf} from '../../../lib/calendarGrid.ts'
import {type DatedClaim, datedClaims, dueByMonth, filterClaims, nextGoLive} from '../../../lib/freshness.ts'
import {countOf} from '../../../lib/text.ts'
import {today} from '../../today.ts'
import type {RefreshesQueryResult} from '../../types.generated.ts'
import {LakeAway, Loading, NothingMatches} from '../refreshes/Notices.tsx'
import {useNow} from '../refreshes/useNow.ts'
import {useRefreshes} from '../refreshes/useRefreshes.ts'
import {ClaimFilters} from './ClaimFilters.tsx'
import {ClaimTable} from './ClaimTable.tsx'
import {DueBars} from './DueBars.tsx'
import {useFreshnessFilters} from './useFreshnessFilters.ts'

/** Eighteen months reach past the longest time between two refreshes. */
const monthsShown = 18

/** The Studio's Freshness tool: which claims have to be tested again, when, and by whom. */
export function FreshnessTool() {
  const {answer, problem, retry} = useRefreshes()
  return (
    <Card height="fill" overflow="auto">
      {problem !== null && (
        <LakeAway isShowingOld={answer !== null} onRetry={retry} problem={problem} what="Claims" />
      )}
      {answer && <Freshness answer={answer} />}
      {!answer && problem === null && <Loading what="claims" />}
    </Card>
  )
}

function Freshness({answer}: {answer: RefreshesQueryResult}) {
  const now = useNow()
  const day = today()
  const [filters, turnTo] = useFreshnessFilters()
  const claims = useMemo(() => datedClaims(answer.editions, day), [answer, day])
  const goLive = nextGoLive(
    answer.refreshes.filter(({roundup}) => filters.roundup === null || roundup?._id === filters.roundup),
    now,
  )
  const shown = filterClaims(claims, filters)
  const withoutMonth = filterClaims(claims, {...filters, month: null})
  return (
    <>
      <ClaimFilters claims={claims} filters={filters} goLive={goLive} onFilter={turnTo} />
      {claims.length === 0 ? (
        <NoClaims />
      ) : (
        <Container padding={[3, 4]} width={4}>
          <Stack gap={5}>
            <DueBars
              bars={dueByMonth(withoutMonth, monthOf(day), monthsShown)}
              chosen={filters.month}
              onChoose={(month) => turnTo({month})}
            />
            <Summary claims={shown} />
            {shown.length === 0 ? (
              <NothingMatches
                what="No claim belongs to all that is chosen."
                onClear={() =>
                  turnTo({
                    owner: null,
                    roundup: null,
                    framework: null,
                    edition: null,
                    month: null,
                    before: null,
                  })
                }
              />
            ) : (
              <ClaimTable claims={shown} />
            )}
          </Stack>
        </Container>
      )}
    </>
  )
}

function Summary({claims}: {claims: readonly DatedClaim[]}) {
  const count = (standing: DatedClaim['standing']) =>
    claims.filter((claim) => claim.standing === standing).length
  const parts = [
    countOf(claims.length, 'claim'),
    count('untested') > 0 && `${count('untested')} not tested`,
    count('overdue') > 0 && `${count('overdue')} overdue`,
    count('due') > 0 && `${count('due')} due within sixty days`,
  ]
  return (
    <Text as="output" size={1}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  )
}

function NoClaims() {
  return (
    <Flex align="center" justify="center" padding={6}>
      <Box>
        <Text muted size={1}>
          No edition makes a claim yet. Claims stand here as soon as one does.
        </Text>
      </Box>
    </Flex>
  )
}
