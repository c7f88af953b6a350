import type {DocumentActionComponent} from 'sanity'

type Wrap = (action: DocumentActionComponent) => DocumentActionComponent

/**
 * Makes an action of the Studio into one of ours that calls it. Always the same one of the same one: the Studio keeps an action's
 * state by the identity of its function.
 */
export function wrapAction(wrap: Wrap): Wrap {
  const made = new WeakMap<DocumentActionComponent, DocumentActionComponent>()
  return (action) => {
    const known = made.get(action)
    if (known) return known
    const wrapped = Object.assign(wrap(action), {action: action.action, displayName: action.displayName})
    made.set(action, wrapped)
    return wrapped
  }
}
