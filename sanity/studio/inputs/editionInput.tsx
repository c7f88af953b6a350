import {Stack} from '@sanity/ui'
import {getPublishedId, type ObjectInputProps, useFormValue} from 'sanity'

import {PastEditionBanner} from '../frozen/PastEditionBanner.tsx'
import {PastEditionContext} from '../frozen/PastEditionContext.ts'
import {usePastEdition} from '../frozen/usePastEdition.ts'
import {RefreshLink} from '../refresh/RefreshLink.tsx'

/** The form of an edition: above it stands whether it is frozen, or which refresh it belongs to. */
export function EditionInput(props: ObjectInputProps) {
  const publishedId = getPublishedId(String(useFormValue(['_id'])))
  const successor = usePastEdition(publishedId)
  return (
    <PastEditionContext value={successor}>
      <Stack gap={5}>
        {successor === null ? (
          <RefreshLink editionId={publishedId} />
        ) : (
          <PastEditionBanner
            successor={successor}
            publishedId={publishedId}
            readOnly={props.readOnly ?? false}
            onChange={props.onChange}
          />
        )}
        {props.renderDefault(props)}
      </Stack>
    </PastEditionContext>
  )
}
