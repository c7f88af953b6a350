import {CloseCircleIcon} from '@sanity/icons/CloseCircle'
import type {DocumentActionComponent} from 'sanity'

import {useOpenDialog} from '../layout/openDialog.ts'
import {CancelScheduleDialog} from './CancelScheduleDialog.tsx'
import {readRefreshForm} from './readRefreshForm.ts'

/** Takes a refresh off the schedule, after asking. */
export const cancelScheduleAction: DocumentActionComponent = ({published, draft}) => {
  const openDialog = useOpenDialog()
  const refresh = readRefreshForm(published ?? draft)
  if (!refresh || (refresh.state !== 'scheduled' && refresh.state !== 'held')) return null
  const label = 'Cancel the schedule'
  return {
    label,
    icon: CloseCircleIcon,
    tone: 'critical',
    onHandle: () =>
      openDialog({
        header: label,
        width: 1,
        content: (close) => <CancelScheduleDialog refreshId={refresh._id} onClose={close} />,
      }),
  }
}
