import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useState} from 'react'

import {standingOf} from '../../../lib/claims.ts'
import type {ClaimAtPath} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import type {Signature} from '../signature/useSignature.ts'
import {StandingBadge} from './StandingBadge.tsx'
import {standingInWords} from './standingInWords.ts'
import type {Verify} from './useVerifying.tsx'
import {firstVerdict, VerdictSelect} from './VerdictSelect.tsx'

/** One claim in the dialog: how it stands, the verdict, its ground, and the button that signs both. Enter in the note signs too. */
export function VerifyClaim(props: {
  placed: ClaimAtPath
  signature: Signature
  verify: Verify
  onDone: () => void
}) {
  const {placed, signature, verify, onDone} = props
  const {claim} = placed
  const name = claim.label || 'a claim without a label'
  const [verdict, setVerdict] = useState(() => firstVerdict(claim.review))
  const [note, setNote] = useState(claim.review?.note ?? '')
  const {person} = signature
  const standing = standingOf(claim, today())

  return (
    <form
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        if (!person) return
        verify([placed], {verdict, note: note.trim(), personId: person._id, hasSameSources: false}, name)
        onDone()
      }}
    >
      <Flex align="center" gap={3} wrap="wrap">
        <Box flex={1} style={{minWidth: '14rem'}}>
          <Stack gap={3}>
            <Flex align="center" gap={2}>
              <StandingBadge standing={standing} />
              <Text size={1} weight="medium">
                {name}
              </Text>
            </Flex>
            <Text size={1} muted>
              {standingInWords(claim)}
            </Text>
          </Stack>
        </Box>
        <Flex align="center" gap={2} flex={1} style={{minWidth: '20rem'}}>
          <VerdictSelect label={`Verdict on ${name}`} value={verdict} onChoose={setVerdict} />
          <Box flex={1}>
            <TextInput
              aria-label={`Note on ${name}`}
              fontSize={1}
              padding={2}
              placeholder="Ground, in a sentence"
              value={note}
              onChange={({currentTarget}) => setNote(currentTarget.value)}
            />
          </Box>
          <Button
            aria-label={`Verify ${name}`}
            data-verify=""
            text="Verify"
            tone={standing === 'holds' ? 'default' : 'positive'}
            mode="ghost"
            type="submit"
            fontSize={1}
            padding={2}
            disabled={person === null}
          />
        </Flex>
      </Flex>
    </form>
  )
}
