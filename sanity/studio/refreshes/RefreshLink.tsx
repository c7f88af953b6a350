import {Badge, Flex, Stack, Text} from '@sanity/ui'

import {standingOnBoard} from '../../../lib/refreshBoard.ts'
import {titleOf} from '../../../lib/refreshCalendar.ts'
import {refreshStandings} from '../../../lib/refreshState.ts'
import {DocumentLink} from './DocumentLink.tsx'
import {GoLive} from './GoLive.tsx'
import {toneOfStanding} from './tones.ts'
import type {Refresh} from './useRefreshes.ts'

/** A refresh in the list of its day. */
export function RefreshLink({refresh, now}: {refresh: Refresh; now: string}) {
  const standing = standingOnBoard(refresh, now)
  return (
    <DocumentLink border id={refresh._id} padding={3} radius={3} type="refresh">
      <Stack gap={3}>
        <Flex align="flex-start" gap={2} justify="space-between">
          <Text size={1} weight="semibold">
            {titleOf(refresh)}
          </Text>
          <Badge fontSize={0} tone={toneOfStanding[standing]}>
            {refreshStandings.find(({value}) => value === standing)?.title}
          </Badge>
        </Flex>
        <GoLive goLive={refresh.goLive} />
        {refresh.owner?.name && (
          <Text muted size={1}>
            {refresh.owner.name}
          </Text>
        )}
      </Stack>
    </DocumentLink>
  )
}
