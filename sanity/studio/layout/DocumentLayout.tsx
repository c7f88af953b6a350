import {CommentsEnabledProvider, type DocumentLayoutProps, LoadingBlock, useFeatureEnabled} from 'sanity'

/**
 * A document's pane once it is known whether it has comments: the answer, when it comes after the form, has the Studio draw the
 * whole pane anew, and what somebody chose or opened there meanwhile is gone.
 */
export function DocumentLayout(props: DocumentLayoutProps) {
  const {isLoading} = useFeatureEnabled('studioComments')
  return (
    <CommentsEnabledProvider documentId={props.documentId} documentType={props.documentType}>
      {isLoading ? <LoadingBlock fill /> : props.renderDefault(props)}
    </CommentsEnabledProvider>
  )
}
