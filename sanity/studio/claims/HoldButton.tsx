import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Button} from '@sanity/ui'

import {countOf} from '../../../lib/text.ts'
import {type ClaimAtPath, claimsToVerify} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import type {Signature} from '../signature/useSignature.ts'
import type {Verify} from './useVerifying.tsx'

/** Says of an entry's claims that they hold, and that their sources were read again today. Claims that hold already are left alone. */
export function HoldButton(props: {
  claims: readonly ClaimAtPath[]
  signature: Signature
  verify: Verify
  /** Whose claims they are, for the notice: `Flask`. */
  subject: string
}) {
  const {claims, verify, subject} = props
  const {person} = props.signature
  const open = claimsToVerify(claims, today())

  return (
    <Button
      text={labelFor(open.length, claims.length)}
      icon={CheckmarkIcon}
      tone="positive"
      mode="ghost"
      fontSize={1}
      padding={2}
      disabled={person === null || open.length === 0}
      onClick={() =>
        person && verify(open, {verdict: 'holds', personId: person._id, hasSameSources: true}, subject)
      }
    />
  )
}

function labelFor(open: number, all: number): string {
  if (open === 0) return 'All claims verified'
  return open === all
    ? 'All claims hold, same sources'
    : `The other ${countOf(open, 'claim')} ${open === 1 ? 'holds' : 'hold'}, same sources`
}
