import {Stack} from '@sanity/ui'
import type {ObjectInputProps} from 'sanity'

import {SourceMark} from '../watch/SourceMark.tsx'

/** The form of a source: above it stands that its page is gone or has moved, where it has. */
export function SourceInput(props: ObjectInputProps) {
  const {value, readOnly = false, onChange, renderDefault} = props
  return (
    <Stack gap={5}>
      <SourceMark url={value?.url} readOnly={readOnly} onChange={onChange} />
      {renderDefault(props)}
    </Stack>
  )
}
