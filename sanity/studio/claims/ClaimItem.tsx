import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Box, Button} from '@sanity/ui'
import type {KeyboardEvent} from 'react'
import {type ObjectItemProps, pathToString} from 'sanity'

import {expiryOf, standingOf} from '../../../lib/claims.ts'
import {formatDate} from '../../../lib/dates.ts'
import {today} from '../../today.ts'
import {useEditionForm} from '../edition/EditionFormContext.ts'
import {readClaim} from './readEntries.ts'
import {RowStanding} from './RowStanding.tsx'

/** A claim in the list of its entry: how it stands, until when, and a button (and the key V) that says it was tested today. */
export function ClaimItem(props: ObjectItemProps) {
  const {value, path, readOnly, renderDefault} = props
  const form = useEditionForm()
  const claim = readClaim(value)
  if (!claim || form?.successor !== null) return renderDefault(props)
  const {verify} = form
  const {person} = form.signature
  const expiry = expiryOf(claim)
  const isOffered = !readOnly && person !== null

  function verifyToday() {
    if (!claim || !isOffered) return
    const finding = {verdict: 'holds', personId: person._id, hasSameSources: false}
    verify([{claim, path: pathToString(path)}], finding, claim.label || 'the claim')
  }

  return (
    <Box onKeyDown={(event) => isKeyOf(event, 'v') && verifyToday()}>
      {renderDefault(props)}
      <RowStanding standing={standingOf(claim, today())} words={expiry && `Due on ${formatDate(expiry)}`}>
        {!readOnly && (
          <Button
            aria-keyshortcuts="V"
            aria-label={`Verify today: ${claim.label || 'a claim without a label'}`}
            disabled={!isOffered}
            fontSize={0}
            icon={CheckmarkIcon}
            mode="bleed"
            onClick={verifyToday}
            padding={2}
            text="Verify"
            title={person ? `Holds today, signed by ${person.name} (key V)` : 'Choose who signs first'}
            tone="positive"
          />
        )}
      </RowStanding>
    </Box>
  )
}

/** A plain key pressed on the row itself: not while typing, and not in a dialog that was opened from it. */
function isKeyOf(event: KeyboardEvent, key: string): boolean {
  const {target, currentTarget, altKey, ctrlKey, metaKey} = event
  if (event.key.toLowerCase() !== key || altKey || ctrlKey || metaKey) return false
  if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return false
  return !target.isContentEditable && !target.closest('input, textarea, select')
}
