import {wrapAction} from '../wrapAction.ts'
import {usePastEdition} from './usePastEdition.ts'

/** An action of the Studio on editions that a past edition shows, but refuses with the reason. */
export const withheldWhenPast = wrapAction((action) => (props) => {
  const description = action(props)
  const successor = usePastEdition(props.id)
  if (!description || successor === null) return description
  const title = `A past edition stays at its address: ${successor} has taken its place, and readers look back at this one.`
  return {...description, disabled: true, title, dialog: null}
})
