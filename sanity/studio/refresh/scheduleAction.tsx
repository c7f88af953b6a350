import {CalendarIcon} from '@sanity/icons/Calendar'
import type {DocumentActionComponent} from 'sanity'

import {useActionDialog} from '../useActionDialog.ts'
import {nextStepOf} from './nextStep.ts'
import {readRefreshForm} from './readRefreshForm.ts'
import {ScheduleDialog} from './ScheduleDialog.tsx'

/** Chooses when the edition of a refresh goes live, or another moment for it. */
export const scheduleAction: DocumentActionComponent = ({id, published, draft}) => {
  const [isOpen, setIsOpen] = useActionDialog(`schedule ${id}`)
  const refresh = readRefreshForm(published ?? draft)
  const label = refresh && nextStepOf(refresh.state)
  if (!label || refresh.state === 'planned') return null
  return {
    label,
    icon: CalendarIcon,
    tone: 'primary',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: label,
      width: 'medium',
      content: <ScheduleDialog refresh={refresh} onClose={() => setIsOpen(false)} />,
      onClose: () => setIsOpen(false),
    },
  }
}
