import type {InputProps, ObjectInputProps} from 'sanity'

import {ClaimInput} from './claimInput.tsx'

/** Our own form inputs, by the name of the schema type; everything else is the Studio's. */
export function inputs(props: InputProps) {
  return isClaim(props) ? <ClaimInput {...props} /> : props.renderDefault(props)
}

function isClaim(props: InputProps): props is ObjectInputProps {
  return props.schemaType.name === 'claim'
}
