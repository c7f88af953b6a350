import {Box, Button, Card, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useCurrentUser} from 'sanity'

import {blockersIn} from '../../../lib/readiness.ts'
import type {WallTime} from '../../../lib/zonedTime.ts'
import {NotReady, scheduleRefresh} from '../../refresh/schedule.ts'
import {ownTimeZone, presentMoment} from '../../today.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {failureInWords} from './failureInWords.ts'
import {momentInWords} from './momentInWords.ts'
import {ProblemList} from './ProblemList.tsx'
import {documentsOf, type RefreshForm} from './readRefreshForm.ts'
import {useReadiness} from './useReadiness.ts'
import {WallTimeFields} from './WallTimeFields.tsx'

/** Chooses the moment of a go-live, and refuses while something stands in its way: the list says what. */
export function ScheduleDialog({refresh, onClose}: {refresh: RefreshForm; onClose: () => void}) {
  const client = useLakeClient()
  const user = useCurrentUser()
  const toast = useToast()
  const [goLive, setGoLive] = useState<WallTime>(
    () => wallTimeOf(refresh.goLive) ?? {date: '', time: '09:00', timeZone: ownTimeZone()},
  )
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const moment = momentInWords(goLive, ownTimeZone())
  const {answer, error} = useReadiness(refresh._id, documentsOf(refresh), moment && goLive)
  const blockers = answer?.found.problems.filter(({level}) => level === 'blocker') ?? []

  async function schedule() {
    setIsBusy(true)
    setFailure(null)
    try {
      const act = {refreshId: refresh._id, goLive, by: user?.name ?? 'Somebody', now: presentMoment()}
      await scheduleRefresh(client, act)
      toast.push({status: 'success', title: `Scheduled for ${moment?.meant}`})
      onClose()
    } catch (caught) {
      setFailure(caught instanceof NotReady ? blockersIn(caught.readiness).join(' ') : failureInWords(caught))
      setIsBusy(false)
    }
  }

  return (
    <Stack gap={5}>
      <WallTimeFields value={goLive} onChange={setGoLive} />
      {blockers.length > 0 && (
        <Stack gap={4}>
          <Text size={1}>It cannot be scheduled yet. Put right what stands in the way first:</Text>
          <ProblemList label="Stands in the way" problems={blockers} />
        </Stack>
      )}
      {(failure ?? error) && (
        <Card padding={3} radius={2} tone="critical" border role="alert">
          <Text size={1}>{failure ?? error?.message}</Text>
        </Card>
      )}
      <Box>
        <Button
          text={refresh.state === 'scheduled' ? 'Reschedule' : 'Schedule'}
          tone="primary"
          fontSize={1}
          padding={3}
          loading={isBusy}
          disabled={isBusy || moment === null || answer === undefined || blockers.length > 0}
          onClick={schedule}
        />
      </Box>
    </Stack>
  )
}

function wallTimeOf(goLive: RefreshForm['goLive']): WallTime | null {
  return goLive ? {date: goLive.date, time: goLive.time, timeZone: goLive.timeZone} : null
}
