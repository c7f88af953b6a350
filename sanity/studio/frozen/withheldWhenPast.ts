import type {DocumentActionComponent} from 'sanity'

import {usePastEdition} from './usePastEdition.ts'

/** Made once for each action: the Studio keeps an action's state by the identity of its function. */
const made = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/** An action of the Studio on editions that a past edition shows, but refuses with the reason. */
export function withheldWhenPast(action: DocumentActionComponent): DocumentActionComponent {
  const known = made.get(action)
  if (known) return known
  const withheld: DocumentActionComponent = (props) => {
    const description = action(props)
    const successor = usePastEdition(props.id)
    if (!description || successor === null) return description
    const title = `A past edition stays at its address: ${successor} has taken its place, and readers look back at this one.`
    return {...description, disabled: true, title, dialog: null}
  }
  withheld.action = action.action
  withheld.displayName = action.displayName
  made.set(action, withheld)
  return withheld
}
