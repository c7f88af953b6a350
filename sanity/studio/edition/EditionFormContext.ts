import {createContext, use} from 'react'

import type {Verify} from '../claims/useVerifying.tsx'
import type {Signature} from '../signature/useSignature.ts'
import type {EarlierEdition} from './useEarlierEdition.ts'

/** What the parts of an edition's form share, asked for once for all of them. */
export interface EditionForm {
  /** The year that has taken the place of a past edition; null for the current one and those to come. */
  successor: number | null
  /** The published edition before this one; null when there is none, and before the lake has answered. */
  earlier: EarlierEdition | null
  signature: Signature
  verify: Verify
}

export const EditionFormContext = createContext<EditionForm | null>(null)

/** The form of the edition around a claim or an entry; null outside of one. */
export function useEditionForm(): EditionForm | null {
  return use(EditionFormContext)
}
