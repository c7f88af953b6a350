import type {ComponentType} from 'react'
import type {ItemProps, ObjectItemProps} from 'sanity'

import {ClaimItem} from '../claims/ClaimItem.tsx'
import {EntryItem} from '../claims/EntryItem.tsx'

const ownItems = new Map<string, ComponentType<ObjectItemProps>>([
  ['claim', ClaimItem],
  ['entry', EntryItem],
])

/** Our own rows of lists in a form, by the name of the item's schema type; everything else is the Studio's. */
export function items(props: ItemProps) {
  const OwnItem = ownItems.get(props.schemaType.name)
  return OwnItem && isObject(props) ? <OwnItem {...props} /> : props.renderDefault(props)
}

function isObject(props: ItemProps): props is ObjectItemProps {
  return props.schemaType.jsonType === 'object' && 'inputProps' in props
}
