import {CalendarIcon} from '@sanity/icons/Calendar'
import type {DocumentActionComponent} from 'sanity'

import {type StudioDialog, useOpenDialog} from '../layout/openDialog.ts'
import {nextStepOf} from './nextStep.ts'
import {type RefreshForm, readRefreshForm} from './readRefreshForm.ts'
import {ScheduleDialog} from './ScheduleDialog.tsx'

/** Chooses when the edition of a refresh goes live, or another moment for it. */
export const scheduleAction: DocumentActionComponent = ({published, draft}) => {
  const openDialog = useOpenDialog()
  const refresh = readRefreshForm(published ?? draft)
  const label = refresh && nextStepOf(refresh.state)
  if (!label || refresh.state === 'planned') return null
  return {
    label,
    icon: CalendarIcon,
    tone: 'primary',
    onHandle: () => openDialog(scheduleDialog(label, refresh)),
  }
}

/** The dialog in which the moment is chosen. */
export function scheduleDialog(header: string, refresh: RefreshForm): StudioDialog {
  return {header, width: 1, content: (close) => <ScheduleDialog refresh={refresh} onClose={close} />}
}
