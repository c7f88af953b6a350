import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useCurrentUser} from 'sanity'

import {cancelSchedule} from '../../refresh/schedule.ts'
import {presentMoment} from '../../today.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {failureInWords} from './failureInWords.ts'

/** Asks whether a refresh shall be taken off the schedule, and does it. */
export function CancelScheduleDialog({refreshId, onClose}: {refreshId: string; onClose: () => void}) {
  const client = useLakeClient()
  const user = useCurrentUser()
  const toast = useToast()

  async function cancel() {
    onClose()
    try {
      await cancelSchedule(client, {refreshId, by: user?.name ?? 'Somebody', now: presentMoment()})
      toast.push({status: 'success', title: 'Taken off the schedule'})
    } catch (error) {
      toast.push({status: 'error', title: 'It stays on the schedule', description: failureInWords(error)})
    }
  }

  return (
    <Stack gap={5}>
      <Text size={1}>
        Take the edition off the schedule? Its draft and its go-live stay as they are; it just does not go
        live by itself any more.
      </Text>
      <Flex gap={3} justify="flex-end">
        <Button text="Keep it" mode="bleed" fontSize={1} padding={3} onClick={onClose} />
        <Button text="Take off the schedule" tone="critical" fontSize={1} padding={3} onClick={cancel} />
      </Flex>
    </Stack>
  )
}
