import {Box, Button, Dialog} from '@sanity/ui'
import {useId, useState} from 'react'

import {nextStepOf} from './nextStep.ts'
import type {RefreshForm} from './readRefreshForm.ts'
import {ScheduleDialog} from './ScheduleDialog.tsx'
import {StartDialog} from './StartDialog.tsx'
import {usePlan} from './usePlan.ts'

/** The button for what comes next with a refresh. The menu of actions has the same; it shows no button for live documents. */
export function NextStep({refresh}: {refresh: RefreshForm}) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const label = nextStepOf(refresh.state)
  const close = () => setIsOpen(false)
  if (!label) return null
  return (
    <>
      <Button text={label} tone="primary" fontSize={1} padding={2} onClick={() => setIsOpen(true)} />
      {isOpen && (
        <Dialog id={id} header={label} width={1} onClose={close}>
          <Box padding={4}>
            {refresh.state === 'planned' ? (
              <StartPlanned refresh={refresh} onClose={close} />
            ) : (
              <ScheduleDialog refresh={refresh} onClose={close} />
            )}
          </Box>
        </Dialog>
      )}
    </>
  )
}

function StartPlanned({refresh, onClose}: {refresh: RefreshForm; onClose: () => void}) {
  const roundupId = refresh.roundup?._ref ?? ''
  const {answer: plan} = usePlan(roundupId)
  return plan ? <StartDialog roundupId={roundupId} plan={plan} onClose={onClose} /> : null
}
