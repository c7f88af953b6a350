import {RocketIcon} from '@sanity/icons/Rocket'
import type {DocumentActionComponent} from 'sanity'

import {type StudioDialog, useOpenDialog} from '../layout/openDialog.ts'
import {readRefreshForm} from './readRefreshForm.ts'
import {StartDialog} from './StartDialog.tsx'

/** On a roundup: begins its next edition. It has to be published, so that editions have an address. */
export const startNextEditionAction: DocumentActionComponent = ({id, published}) => {
  const action = useStartAction(id, 'Start the next edition')
  return published ? action : null
}

/** On a refresh that is planned: begins its edition. */
export const startPlannedEditionAction: DocumentActionComponent = ({published, draft}) => {
  const refresh = readRefreshForm(published ?? draft)
  const action = useStartAction(refresh?.roundup?._ref ?? '', 'Start the edition')
  return refresh?.state === 'planned' ? action : null
}

function useStartAction(roundupId: string, label: string): ReturnType<DocumentActionComponent> {
  const openDialog = useOpenDialog()
  return {
    label,
    icon: RocketIcon,
    onHandle: () => openDialog(startDialog(label, roundupId)),
  }
}

/** The dialog in which a roundup's next edition is begun. */
export function startDialog(header: string, roundupId: string): StudioDialog {
  return {header, width: 1, content: (close) => <StartDialog roundupId={roundupId} onClose={close} />}
}
