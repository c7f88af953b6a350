import type {ComponentType} from 'react'
import type {ArrayOfObjectsInputProps, InputProps, ObjectInputProps} from 'sanity'

import {ClaimInput} from './claimInput.tsx'
import {EditionInput} from './editionInput.tsx'
import {EntriesInput} from './entriesInput.tsx'
import {EntryInput} from './entryInput.tsx'
import {FactInput} from './factInput.tsx'
import {FrameworkInput} from './frameworkInput.tsx'
import {RefreshInput} from './refreshInput.tsx'
import {SourceInput} from './sourceInput.tsx'
import {SourcesInput} from './sourcesInput.tsx'

const ownInputs = new Map<string, ComponentType<ObjectInputProps>>([
  ['claim', ClaimInput],
  ['edition', EditionInput],
  ['entry', EntryInput],
  ['fact', FactInput],
  ['framework', FrameworkInput],
  ['refresh', RefreshInput],
  ['source', SourceInput],
])

/** Of lists, by the name of the type of their items. */
const ownLists = new Map<string, ComponentType<ArrayOfObjectsInputProps>>([
  ['entry', EntriesInput],
  ['source', SourcesInput],
])

/** Our own form inputs, by the name of the schema type; everything else is the Studio's. */
export function inputs(props: InputProps) {
  if (isList(props)) {
    const OwnList = ownLists.get(props.schemaType.of[0]?.name ?? '')
    return OwnList ? <OwnList {...props} /> : props.renderDefault(props)
  }
  const OwnInput = ownInputs.get(props.schemaType.name)
  return OwnInput && isObject(props) ? <OwnInput {...props} /> : props.renderDefault(props)
}

function isObject(props: InputProps): props is ObjectInputProps {
  return props.schemaType.jsonType === 'object'
}

function isList(props: InputProps): props is ArrayOfObjectsInputProps {
  return props.schemaType.jsonType === 'array' && 'onItemMove' in props
}
