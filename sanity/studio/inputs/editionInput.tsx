import {Stack} from '@sanity/ui'
import {useMemo} from 'react'
import {getPublishedId, type ObjectInputProps, useFormValue} from 'sanity'

import {useVerifying} from '../claims/useVerifying.tsx'
import {EditionFormContext} from '../edition/EditionFormContext.ts'
import {useEarlierEdition} from '../edition/useEarlierEdition.ts'
import {useStable} from '../edition/useStable.ts'
import {PastEditionBanner} from '../frozen/PastEditionBanner.tsx'
import {usePastEdition} from '../frozen/usePastEdition.ts'
import {RefreshLink} from '../refresh/RefreshLink.tsx'
import {useSignature} from '../signature/useSignature.ts'

/** The form of an edition: above it stands whether it is frozen, or which refresh it belongs to. */
export function EditionInput(props: ObjectInputProps) {
  const documentId = String(useFormValue(['_id']))
  const publishedId = getPublishedId(documentId)
  const successor = usePastEdition(publishedId)
  const roundupId = useFormValue(['roundup', '_ref'])
  const year = useFormValue(['year'])
  const earlier = useEarlierEdition(
    typeof roundupId === 'string' ? roundupId : null,
    typeof year === 'number' ? year : null,
  )
  const signature = useSignature()
  const verify = useStable(useVerifying(documentId))
  const shared = useMemo(
    () => ({successor, earlier, signature, verify}),
    [successor, earlier, signature, verify],
  )
  return (
    <EditionFormContext value={shared}>
      <Stack gap={5}>
        {successor === null ? (
          <RefreshLink editionId={publishedId} />
        ) : (
          <PastEditionBanner
            successor={successor}
            publishedId={publishedId}
            readOnly={props.readOnly ?? false}
            signature={signature}
            onChange={props.onChange}
          />
        )}
        {props.renderDefault(props)}
      </Stack>
    </EditionFormContext>
  )
}
