import {Button} from '@sanity/ui'

import {useOpenDialog} from '../layout/openDialog.ts'
import {nextStepOf} from './nextStep.ts'
import type {RefreshForm} from './readRefreshForm.ts'
import {scheduleDialog} from './scheduleAction.tsx'
import {startDialog} from './startEditionActions.tsx'

/** The button for what comes next with a refresh. The menu of actions has the same; it shows no button for live documents. */
export function NextStep({refresh}: {refresh: RefreshForm}) {
  const openDialog = useOpenDialog()
  const label = nextStepOf(refresh.state)
  if (!label) return null

  const roundupId = refresh.roundup?._ref ?? ''
  function open(header: string) {
    openDialog(refresh.state === 'planned' ? startDialog(header, roundupId) : scheduleDialog(header, refresh))
  }

  return <Button text={label} tone="primary" fontSize={1} padding={2} onClick={() => open(label)} />
}
