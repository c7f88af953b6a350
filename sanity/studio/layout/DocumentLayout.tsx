import {CommentsEnabledProvider, type DocumentLayoutProps, LoadingBlock, useFeatureEnabled} from 'sanity'

import {SourceStates} from '../watch/SourceStates.tsx'

/**
 * A document's pane once it is known whether it has comments: the answer, when it comes after the form, has the Studio draw the
 * whole pane anew, and what somebody chose or opened there meanwhile is gone.
 */
export function DocumentLayout(props: DocumentLayoutProps) {
  const {isLoading} = useFeatureEnabled('studioComments')
  return (
    <CommentsEnabledProvider documentId={props.documentId} documentType={props.documentType}>
      {isLoading ? (
        <LoadingBlock fill />
      ) : (
        <SourceStates documentType={props.documentType}>{props.renderDefault(props)}</SourceStates>
      )}
    </CommentsEnabledProvider>
  )
}
