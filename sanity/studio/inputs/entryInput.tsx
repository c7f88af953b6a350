import {Stack} from '@sanity/ui'
import {use} from 'react'
import {type ObjectInputProps, useFormValue} from 'sanity'

import {EntryStanding} from '../claims/EntryStanding.tsx'
import {readEntry} from '../claims/readEntries.ts'
import {PastEditionContext} from '../frozen/PastEditionContext.ts'

/** The form of an entry, with the standing of its claims above it. A past edition's claims are not tested any more. */
export function EntryInput(props: ObjectInputProps) {
  const documentId = String(useFormValue(['_id']))
  const isPast = use(PastEditionContext) !== null
  const entry = readEntry(props.value)
  return (
    <Stack gap={5}>
      {entry && !isPast && (
        <EntryStanding entry={entry} documentId={documentId} readOnly={props.readOnly ?? false} />
      )}
      {props.renderDefault(props)}
    </Stack>
  )
}
