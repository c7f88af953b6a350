import {SyncIcon} from '@sanity/icons/Sync'
import {Box, Button, Card, Flex, Text} from '@sanity/ui'
import {useIntentLink} from 'sanity/router'

import {formatMoment} from '../../../lib/zonedTime.ts'
import {useLakeQuery} from '../lake/useLakeQuery.ts'

interface Plan {
  _id: string
  state: string
  goLive: {at: string; timeZone: string} | null
}

/** On the form of an edition in preparation: when it is to go live, and the way to its refresh. Nothing once readers have it. */
export function RefreshLink({editionId}: {editionId: string}) {
  const {answer: plan} = useLakeQuery<Plan | null>(
    '*[_type == "refresh" && edition._ref == $editionId][0]{_id, state, goLive{at, timeZone}}',
    {editionId},
    {listenTo: '*[_type == "refresh" && edition._ref == $editionId]', perspective: 'raw'},
  )
  return plan && plan.state !== 'live' ? <Plan plan={plan} /> : null
}

function Plan({plan: {_id, state, goLive}}: {plan: Plan}) {
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
