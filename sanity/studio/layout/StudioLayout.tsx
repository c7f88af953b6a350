import {type LayoutProps, LoadingBlock, useFeatureEnabled} from 'sanity'

import {ReceiptHost} from '../receipts/ReceiptHost.tsx'
import {DialogHost} from './DialogHost.tsx'

/**
 * The Studio once it knows what the project's plan includes. Asked later, the answer changes what the Studio wraps itself in, and
 * all that stands in it is thrown away and drawn anew: forms, menus and dialogs that somebody is using already.
 */
export function StudioLayout(props: LayoutProps) {
  const {isLoading} = useFeatureEnabled('sanityTasks')
  if (isLoading) return <LoadingBlock fill showText />
  return (
    <DialogHost>
      <ReceiptHost>{props.renderDefault(props)}</ReceiptHost>
    </DialogHost>
  )
}
