import {getPublishedId, getVersionFromId, useDocumentOperation} from 'sanity'

import type {FieldChanges} from '../../../lib/verification.ts'

/** Writes changes into the draft of an edition, or into its version in a release when the id is one's: each call at once. */
export function useEditionChanges(documentId: string): (changes: FieldChanges) => void {
  const {patch} = useDocumentOperation(getPublishedId(documentId), 'edition', getVersionFromId(documentId))
  return ({set, unset}) => patch.execute([{set}, {unset}])
}
