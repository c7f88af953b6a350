import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import type {DocumentActionComponent} from 'sanity'

import {usePastEdition} from '../frozen/usePastEdition.ts'
import {useActionDialog} from '../useActionDialog.ts'
import {VerifyDialog} from './VerifyDialog.tsx'

/** Opens the list of an edition's claims, to test them again one after the other. A past edition is not tested any more. */
export const verifyClaimsAction: DocumentActionComponent = ({id, draft, published, version, release}) => {
  const [isOpen, setIsOpen] = useActionDialog(`verify ${id}`)
  const successor = usePastEdition(id)
  if (successor !== null || !(version ?? draft ?? published)) return null
  return {
    label: 'Verify claims',
    icon: CheckmarkCircleIcon,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Verify claims',
      width: 'large',
      content: <VerifyDialog documentId={id} version={release} />,
      onClose: () => setIsOpen(false),
    },
  }
}
