import {ShareIcon} from '@sanity/icons/Share'
import type {DocumentActionComponent, SanityDocument} from 'sanity'

import {useActionDialog} from '../useActionDialog.ts'
import {SignOffDialog} from './SignOffDialog.tsx'

/** Hands the coming edition to somebody without an account: from its draft, or from the refresh that brings it. */
export const shareForSignOffAction: DocumentActionComponent = ({id, type, draft, published}) => {
  const [isOpen, setIsOpen] = useActionDialog(`share ${id}`)
  const editionId = type === 'refresh' ? editionOf(published) : id
  const isShareable = type === 'refresh' ? editionId !== null : draft !== null
  return {
    label: 'Share for sign-off',
    icon: ShareIcon,
    disabled: !isShareable,
    title: isShareable ? undefined : 'There is no draft of an edition to share',
    onHandle: () => setIsOpen(true),
    dialog: isOpen &&
      editionId !== null && {
        type: 'dialog',
        header: 'Share for sign-off',
        width: 'medium',
        content: <SignOffDialog editionId={editionId} />,
        onClose: () => setIsOpen(false),
      },
  }
}

function editionOf(refresh: SanityDocument | null): string | null {
  const edition: unknown = refresh?.edition
  if (typeof edition !== 'object' || edition === null || !('_ref' in edition)) return null
  return typeof edition._ref === 'string' ? edition._ref : null
}
