import {Stack} from '@sanity/ui'
import type {ObjectInputProps} from 'sanity'

import {SourceCount} from '../watch/SourceCount.tsx'

/** The form of a fact, with how many of its sources are gone or have moved. */
export function FactInput(props: ObjectInputProps) {
  return (
    <Stack gap={5}>
      <SourceCount sources={props.value?.sources} />
      {props.renderDefault(props)}
    </Stack>
  )
}
