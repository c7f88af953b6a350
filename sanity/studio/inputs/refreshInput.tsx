import {Stack} from '@sanity/ui'
import type {ObjectInputProps} from 'sanity'

import {readRefreshForm} from '../refresh/readRefreshForm.ts'
import {RefreshPanel} from '../refresh/RefreshPanel.tsx'

/** The form of a refresh, with its state and its checklist above what can be edited by hand. */
export function RefreshInput(props: ObjectInputProps) {
  const refresh = readRefreshForm(props.value)
  return (
    <Stack gap={5}>
      {refresh && <RefreshPanel refresh={refresh} />}
      {props.renderDefault(props)}
    </Stack>
  )
}
