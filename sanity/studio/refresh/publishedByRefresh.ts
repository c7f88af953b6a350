import {wrapAction} from '../wrapAction.ts'
import {useEditionRefresh} from './useEditionRefresh.ts'

/** The Studio's publishing, now or at a time, on editions: one that readers do not have yet goes live through its refresh, where it has one. */
export const publishedByRefresh = wrapAction((action) => (props) => {
  const description = action(props)
  const refresh = useEditionRefresh(props.id)
  if (!description || !refresh || props.published) return description
  const title =
    'This edition goes live through its refresh: schedule it there, once nothing stands in the way.'
  return {...description, disabled: true, title, dialog: null}
})
