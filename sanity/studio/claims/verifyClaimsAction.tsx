import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import type {DocumentActionComponent} from 'sanity'

import {usePastEdition} from '../frozen/usePastEdition.ts'
import {useOpenDialog} from '../layout/openDialog.ts'
import {VerifyDialog} from './VerifyDialog.tsx'

/** Opens the list of an edition's claims, to test them again one after the other. A past edition is not tested any more. */
export const verifyClaimsAction: DocumentActionComponent = ({id, draft, published, version, release}) => {
  const openDialog = useOpenDialog()
  const successor = usePastEdition(id)
  if (successor !== null || !(version ?? draft ?? published)) return null
  const label = 'Verify claims'
  return {
    label,
    icon: CheckmarkCircleIcon,
    onHandle: () =>
      openDialog({
        header: label,
        width: 2,
        content: () => <VerifyDialog documentId={id} version={release} />,
      }),
  }
}
