import {Box, Button, Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import {useIntentLink} from 'sanity/router'

import {blockersIn} from '../../../lib/readiness.ts'
import {standingOfRefresh} from '../../../lib/refreshState.ts'
import {ownTimeZone} from '../../today.ts'
import {useNow} from '../refreshes/useNow.ts'
import {Checklist} from './Checklist.tsx'
import {momentAt} from './momentInWords.ts'
import {NextStep} from './NextStep.tsx'
import {documentsOf, type RefreshForm} from './readRefreshForm.ts'
import {Receipt} from './Receipt.tsx'
import {RefreshLog} from './RefreshLog.tsx'
import {stateInWords} from './stateInWords.ts'
import {useReadiness} from './useReadiness.ts'

/** On top of a refresh's form: where it stands, when it goes live, what stands in the way, and what happened so far. */
export function RefreshPanel({refresh}: {refresh: RefreshForm}) {
  const {_id, state, goLive, edition, receipt, log} = refresh
  const readiness = useReadiness(_id, documentsOf(refresh))
  const now = useNow()
  const isReady = readiness.answer !== undefined && blockersIn(readiness.answer.found).length === 0
  const standing = standingOfRefresh({state, goLiveAt: goLive?.at ?? null}, isReady, now)
  const moment = goLive ? momentAt(goLive.at, goLive.timeZone, ownTimeZone()) : null
  const {title, text, tone} = stateInWords(standing, state, moment?.meant ?? null)
  const isOver = state === 'published' || state === 'live'

  return (
    <Card border radius={3} padding={[4, 4, 5]}>
      <Stack gap={5}>
        <Card radius={2} padding={4} tone={tone}>
          <Stack gap={4}>
            <Flex align="center" gap={2} wrap="wrap">
              <Box flex={1} style={{minWidth: '12rem'}}>
                <Heading as="h2" size={state === 'held' ? 3 : 2}>
                  {title}
                </Heading>
              </Box>
              {edition && <EditionLink id={edition._ref} />}
              <NextStep refresh={refresh} />
            </Flex>
            <Text size={state === 'held' ? 2 : 1}>{text}</Text>
          </Stack>
        </Card>
        <Stack gap={3}>
          <Text size={1} weight="semibold">
            Go-live
          </Text>
          <Text size={1}>{moment ? moment.meant : 'Not chosen yet.'}</Text>
          {moment?.own && (
            <Text size={1} muted>
              On your clock: {moment.own}
            </Text>
          )}
        </Stack>
        {receipt && <Receipt receipt={receipt} />}
        {!isOver && state !== 'planned' && <Checklist readiness={readiness} />}
        {log && <RefreshLog log={log} />}
      </Stack>
    </Card>
  )
}

function EditionLink({id}: {id: string}) {
  const {href, onClick} = useIntentLink({intent: 'edit', params: {id, type: 'edition'}})
  return (
    <Button
      as="a"
      href={href}
      onClick={onClick}
      text="Open the edition"
      mode="ghost"
      fontSize={1}
      padding={2}
    />
  )
}
