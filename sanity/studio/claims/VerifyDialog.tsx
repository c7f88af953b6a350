import {Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import {type RefObject, useRef} from 'react'
import {useEditState} from 'sanity'

import {isVerified, placedClaims} from '../../../lib/readinessRules.ts'
import {countOf} from '../../../lib/text.ts'
import {today} from '../../today.ts'
import {isPublished, useLakeQuery} from '../lake/useLakeQuery.ts'
import {SignatureChoice} from '../signature/SignatureChoice.tsx'
import {useSignature} from '../signature/useSignature.ts'
import {HoldButton} from './HoldButton.tsx'
import {readEntries} from './readEntries.ts'
import {useVerifying} from './useVerifying.tsx'
import {VerifyClaim} from './VerifyClaim.tsx'

/** Every claim of an edition by entry, each with what is needed to say that it was tested. */
export function VerifyDialog({documentId, version}: {documentId: string; version?: string}) {
  const {draft, published, version: inRelease} = useEditState(documentId, 'edition', 'default', version)
  const signature = useSignature()
  const list = useRef<HTMLDivElement>(null)
  const edition = inRelease ?? draft ?? published
  const verify = useVerifying(edition?._id ?? documentId)
  const entries = readEntries(edition?.entries)
  const claims = placedClaims({entries})
  const {answer: names} = useLakeQuery<{_id: string; name: string | null}[]>(
    '*[_id in $ids]{_id, name}',
    {ids: entries.map(({framework}) => framework?._ref).filter((id) => typeof id === 'string')},
    {listenTo: `*[_id in $ids && ${isPublished}]`},
  )
  const verified = claims.filter(({claim}) => isVerified(claim, today())).length

  return (
    <Stack gap={5} ref={list}>
      <Stack gap={3}>
        <Text as="output" size={1}>
          {verified} of {countOf(claims.length, 'claim')} verified. Enter verifies a claim and goes on to the
          next one.
        </Text>
        <SignatureChoice signature={signature} />
      </Stack>
      {entries.map((entry) => {
        const name = names?.find(({_id}) => _id === entry.framework?._ref)?.name ?? 'Entry'
        return (
          <Stack key={entry._key} gap={4} as="section" aria-label={name}>
            <Flex align="center" justify="space-between" gap={3} wrap="wrap">
              <Heading as="h3" size={1}>
                {entry.position}. {name}
              </Heading>
              <HoldButton
                claims={placedClaims({entries: [entry]})}
                signature={signature}
                verify={verify}
                subject={name}
              />
            </Flex>
            {placedClaims({entries: [entry]}).map((placed) => (
              <Card key={placed.path} borderTop paddingTop={4}>
                <VerifyClaim
                  placed={placed}
                  signature={signature}
                  verify={verify}
                  onDone={() => focusNext(list)}
                />
              </Card>
            ))}
          </Stack>
        )
      })}
    </Stack>
  )
}

/** Moves the focus from a claim's button or note to the button of the claim after it. */
function focusNext(list: RefObject<HTMLDivElement | null>): void {
  const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-verify]') ?? [])]
  const current = document.activeElement?.closest('form')
  const index = buttons.findIndex((button) => current?.contains(button))
  buttons[index + 1]?.focus()
}
