import {wrapAction} from '../wrapAction.ts'
import {readRefreshForm} from './readRefreshForm.ts'

/** The Studio's deleting, on refreshes that nobody has begun: a later one is the record of what happened. */
export const deleteWhilePlanned = wrapAction((action) => (props) => {
  const description = action(props)
  return readRefreshForm(props.published ?? props.draft)?.state === 'planned' ? description : null
})
