import type {ComponentType} from 'react'
import type {InputProps, ObjectInputProps} from 'sanity'

import {ClaimInput} from './claimInput.tsx'
import {EditionInput} from './editionInput.tsx'
import {EntryInput} from './entryInput.tsx'
import {FactInput} from './factInput.tsx'
import {FrameworkInput} from './frameworkInput.tsx'
import {RefreshInput} from './refreshInput.tsx'
import {SourceInput} from './sourceInput.tsx'

const ownInputs = new Map<string, ComponentType<ObjectInputProps>>([
  ['claim', ClaimInput],
  ['edition', EditionInput],
  ['entry', EntryInput],
  ['fact', FactInput],
  ['framework', FrameworkInput],
  ['refresh', RefreshInput],
  ['source', SourceInput],
])

/** Our own form inputs, by the name of the schema type; everything else is the Studio's. */
export function inputs(props: InputProps) {
  const OwnInput = ownInputs.get(props.schemaType.name)
  return OwnInput && isObject(props) ? <OwnInput {...props} /> : props.renderDefault(props)
}

function isObject(props: InputProps): props is ObjectInputProps {
  return props.schemaType.jsonType === 'object'
}
