import {Stack} from '@sanity/ui'
import {useDeferredValue} from 'react'
import type {ObjectInputProps} from 'sanity'

import {EntryStanding} from '../claims/EntryStanding.tsx'
import {readEntry} from '../claims/readEntries.ts'
import {useEditionForm} from '../edition/EditionFormContext.ts'

/** The form of an entry, with the standing of its claims above it. A past edition's claims are not tested any more. */
export function EntryInput(props: ObjectInputProps) {
  const form = useEditionForm()
  // Drawn when there is time: never before what was typed.
  const entry = readEntry(useDeferredValue(props.value))
  return (
    <Stack gap={5}>
      {entry && form?.successor === null && (
        <EntryStanding entry={entry} form={form} readOnly={props.readOnly ?? false} />
      )}
      {props.renderDefault(props)}
    </Stack>
  )
}
