import {ShareIcon} from '@sanity/icons/Share'
import type {DocumentActionComponent, SanityDocument} from 'sanity'

import {useOpenDialog} from '../layout/openDialog.ts'
import {SignOffDialog} from './SignOffDialog.tsx'

/** Hands the coming edition to somebody without an account: from its draft, or from the refresh that brings it. */
export const shareForSignOffAction: DocumentActionComponent = ({id, type, draft, published}) => {
  const openDialog = useOpenDialog()
  const label = 'Share for sign-off'
  const ofRefresh = editionOf(published)
  const ofDraft = draft === null ? null : id
  const editionId = type === 'refresh' ? ofRefresh : ofDraft
  if (editionId === null) {
    return {label, icon: ShareIcon, disabled: true, title: 'There is no draft of an edition to share'}
  }
  return {
    label,
    icon: ShareIcon,
    onHandle: () =>
      openDialog({header: label, width: 1, content: () => <SignOffDialog editionId={editionId} />}),
  }
}

function editionOf(refresh: SanityDocument | null): string | null {
  const edition: unknown = refresh?.edition
  if (typeof edition !== 'object' || edition === null || !('_ref' in edition)) return null
  return typeof edition._ref === 'string' ? edition._ref : null
}
