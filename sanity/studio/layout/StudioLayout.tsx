import {type LayoutProps, LoadingBlock, useFeatureEnabled} from 'sanity'

import {DialogHost} from './DialogHost.tsx'

/**
 * The Studio once it knows what the project's plan includes. Asked later, the answer changes what the Studio wraps itself in, and
 * all that stands in it is thrown away and drawn anew: forms, menus and dialogs that somebody is using already.
 */
export function StudioLayout(props: LayoutProps) {
  const {isLoading} = useFeatureEnabled('sanityTasks')
  return isLoading ? <LoadingBlock fill showText /> : <DialogHost>{props.renderDefault(props)}</DialogHost>
}
