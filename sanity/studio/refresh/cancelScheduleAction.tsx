import {CloseCircleIcon} from '@sanity/icons/CloseCircle'
import {useToast} from '@sanity/ui/toast'
import {type DocumentActionComponent, useCurrentUser} from 'sanity'

import {cancelSchedule} from '../../refresh/schedule.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {presentMoment} from '../today.ts'
import {useActionDialog} from '../useActionDialog.ts'
import {failureInWords} from './failureInWords.ts'
import {readRefreshForm} from './readRefreshForm.ts'

/** Takes a refresh off the schedule, after asking. */
export const cancelScheduleAction: DocumentActionComponent = ({id, published, draft}) => {
  const [isAsking, setIsAsking] = useActionDialog(`cancel ${id}`)
  const client = useLakeClient()
  const user = useCurrentUser()
  const toast = useToast()
  const refresh = readRefreshForm(published ?? draft)
  if (!refresh || (refresh.state !== 'scheduled' && refresh.state !== 'held')) return null
  const {_id: refreshId} = refresh

  async function cancel() {
    setIsAsking(false)
    try {
      await cancelSchedule(client, {refreshId, by: user?.name ?? 'Somebody', now: presentMoment()})
      toast.push({status: 'success', title: 'Taken off the schedule'})
    } catch (error) {
      toast.push({status: 'error', title: 'It stays on the schedule', description: failureInWords(error)})
    }
  }

  return {
    label: 'Cancel the schedule',
    icon: CloseCircleIcon,
    tone: 'critical',
    onHandle: () => setIsAsking(true),
    dialog: isAsking && {
      type: 'confirm',
      tone: 'critical',
      message:
        'Take the edition off the schedule? Its draft and its go-live stay as they are; it just does not go live by itself any more.',
      confirmButtonText: 'Take off the schedule',
      cancelButtonText: 'Keep it',
      onConfirm: cancel,
      onCancel: () => setIsAsking(false),
    },
  }
}
