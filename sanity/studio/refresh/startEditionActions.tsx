import {RocketIcon} from '@sanity/icons/Rocket'
import type {DocumentActionComponent} from 'sanity'

import {useActionDialog} from '../useActionDialog.ts'
import {readRefreshForm} from './readRefreshForm.ts'
import {StartDialog} from './StartDialog.tsx'
import {usePlan} from './usePlan.ts'

/** On a roundup: begins its next edition. It has to be published, so that editions have an address. */
export const startNextEditionAction: DocumentActionComponent = ({id, published}) => {
  const dialog = useStartDialog(id, 'Start the next edition')
  return published ? dialog : null
}

/** On a refresh that is planned: begins its edition. */
export const startPlannedEditionAction: DocumentActionComponent = ({published, draft}) => {
  const refresh = readRefreshForm(published ?? draft)
  const dialog = useStartDialog(refresh?.roundup?._ref ?? '', 'Start the edition')
  return refresh?.state === 'planned' ? dialog : null
}

function useStartDialog(roundupId: string, label: string): ReturnType<DocumentActionComponent> {
  const [isOpen, setIsOpen] = useActionDialog(`start ${roundupId}`)
  const {answer: plan} = usePlan(roundupId)
  const close = () => setIsOpen(false)
  return {
    label,
    icon: RocketIcon,
    onHandle: () => setIsOpen(true),
    dialog: isOpen &&
      plan && {
        type: 'dialog',
        header: label,
        width: 'medium',
        content: <StartDialog roundupId={roundupId} plan={plan} onClose={close} />,
        onClose: close,
      },
  }
}
