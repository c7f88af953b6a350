import {CalendarIcon} from '@sanity/icons/Calendar'
import {useState} from 'react'
import type {DocumentActionComponent} from 'sanity'

import {readRefreshForm} from './readRefreshForm.ts'
import {ScheduleDialog} from './ScheduleDialog.tsx'

/** Chooses when the edition of a refresh goes live, or another moment for it. */
export const scheduleAction: DocumentActionComponent = ({published, draft}) => {
  const [isOpen, setIsOpen] = useState(false)
  const refresh = readRefreshForm(published ?? draft)
  if (!refresh || !['drafting', 'scheduled', 'held'].includes(refresh.state)) return null
  const label = refresh.state === 'scheduled' ? 'Reschedule' : 'Schedule'
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
