import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Box, Button} from '@sanity/ui'
import {type KeyboardEvent, memo, useDeferredValue} from 'react'
import {type ObjectItemProps, pathToString} from 'sanity'

import {expiryOf, standingOf} from '../../../lib/claims.ts'
import {formatDate} from '../../../lib/dates.ts'
import type {VerifiableClaim} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import {type EditionForm, useEditionForm} from '../edition/EditionFormContext.ts'
import {readClaim} from './readEntries.ts'
import {RowStanding} from './RowStanding.tsx'

/** A claim in the list of its entry: how it stands, until when, and a button (and the key V) that says it was tested today. */
export function ClaimItem(props: ObjectItemProps) {
  const {value, readOnly = false, renderDefault} = props
  const form = useEditionForm()
  const claim = readClaim(value)
  const shown = readClaim(useDeferredValue(value))
  if (!claim || !shown || form?.successor !== null) return renderDefault(props)
  const path = pathToString(props.path)
  return (
    <Box onKeyDown={(event) => !readOnly && isKeyOf(event, 'v') && verifyToday(form, claim, path)}>
      {renderDefault(props)}
      <ClaimRow claim={shown} form={form} path={path} readOnly={readOnly} />
    </Box>
  )
}

const ClaimRow = memo(function ClaimRow(props: {
  claim: VerifiableClaim
  form: EditionForm
  path: string
  readOnly: boolean
}) {
  const {claim, form, path, readOnly} = props
  const {person} = form.signature
  const expiry = expiryOf(claim)
  return (
    <RowStanding standing={standingOf(claim, today())} words={expiry && `Due on ${formatDate(expiry)}`}>
      {!readOnly && (
        <Button
          aria-keyshortcuts="V"
          aria-label={`Verify today: ${claim.label || 'a claim without a label'}`}
          disabled={person === null}
          fontSize={0}
          icon={CheckmarkIcon}
          mode="bleed"
          onClick={() => verifyToday(form, claim, path)}
          padding={2}
          text="Verify"
          title={person ? `Holds today, signed by ${person.name} (key V)` : 'Choose who signs first'}
          tone="positive"
        />
      )}
    </RowStanding>
  )
})

/** Nothing while nobody has been chosen who signs. */
function verifyToday({signature, verify}: EditionForm, claim: VerifiableClaim, path: string): void {
  if (signature.person === null) return
  const finding = {verdict: 'holds', personId: signature.person._id, hasSameSources: false}
  verify([{claim, path}], finding, claim.label || 'the claim')
}

/** A plain key pressed on the row itself: not while typing, and not in a dialog that was opened from it. */
function isKeyOf(event: KeyboardEvent, key: string): boolean {
  const {target, currentTarget, altKey, ctrlKey, metaKey} = event
  if (event.key.toLowerCase() !== key || altKey || ctrlKey || metaKey) return false
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return false
  return !target.isContentEditable && !target.closest('input, textarea, select')
}
