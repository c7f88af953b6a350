import {SyncIcon} from '@sanity/icons/Sync'
import {Box, Button, Card, Flex, Text} from '@sanity/ui'
import {useIntentLink} from 'sanity/router'

import {formatMoment} from '../../../lib/zonedTime.ts'
import {type EditionRefresh, useEditionRefresh} from './useEditionRefresh.ts'

/** On the form of an edition in preparation: when it is to go live, and the way to its refresh. Nothing once readers have it. */
export function RefreshLink({editionId}: {editionId: string}) {
  const refresh = useEditionRefresh(editionId)
  return refresh && <LinkTo refresh={refresh} />
}

function LinkTo({refresh: {_id, state, goLive}}: {refresh: EditionRefresh}) {
  const link = useIntentLink({intent: 'edit', params: {id: _id, type: 'refresh'}})
  const moment = goLive ? formatMoment(goLive.at, goLive.timeZone) : null
  return (
    <Card border padding={3} radius={2} tone={state === 'held' ? 'critical' : 'transparent'}>
      <Flex align="center" gap={3} wrap="wrap">
        <Text size={1}>
          <SyncIcon />
        </Text>
        <Box flex={1} style={{minWidth: '12rem'}}>
          <Text size={1}>
            {state === 'held' && 'Held: its moment came and it was not ready.'}
            {state === 'scheduled' && moment && `Scheduled to go live on ${moment}.`}
            {state !== 'held' &&
              state !== 'scheduled' &&
              (moment ? `In preparation, to go live on ${moment}.` : 'In preparation, without a go-live.')}
          </Text>
        </Box>
        <Button
          as="a"
          href={link.href}
          onClick={link.onClick}
          text="Open its refresh"
          mode="ghost"
          fontSize={1}
          padding={2}
        />
      </Flex>
    </Card>
  )
}
