import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo, useState} from 'react'

import {standingOf} from '../../../lib/claims.ts'
import type {VerifiableClaim} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import type {EditionForm} from '../edition/EditionFormContext.ts'
import {SignatureChoice} from '../signature/SignatureChoice.tsx'
import {StandingBadge} from './StandingBadge.tsx'
import {standingInWords} from './standingInWords.ts'
import {firstVerdict, VerdictSelect} from './VerdictSelect.tsx'

/** On a claim's form: how it stands, and a button that says it was tested today. */
export const ClaimStanding = memo(function ClaimStanding(props: {
  claim: VerifiableClaim
  path: string
  form: EditionForm
  readOnly: boolean
}) {
  const {claim, path, readOnly} = props
  const {signature, verify} = props.form
  const [verdict, setVerdict] = useState(() => firstVerdict(claim.review))
  const {person} = signature

  return (
    <Card border padding={3} radius={2}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <StandingBadge standing={standingOf(claim, today())} />
          <Box flex={1} style={{minWidth: '12rem'}}>
            <Text size={1}>{standingInWords(claim)}</Text>
          </Box>
          {!readOnly && (
            <Flex align="center" gap={2}>
              <VerdictSelect label="What the test has shown" value={verdict} onChoose={setVerdict} />
              <Button
                text="Verify today"
                icon={CheckmarkIcon}
                tone="positive"
                mode="ghost"
                fontSize={1}
                padding={2}
                disabled={person === null}
                onClick={() =>
                  person &&
                  verify(
                    [{claim, path}],
                    {verdict, personId: person._id, hasSameSources: false},
                    claim.label || 'the claim',
                  )
                }
              />
            </Flex>
          )}
        </Flex>
        {!readOnly && person === null && <SignatureChoice signature={signature} />}
      </Stack>
    </Card>
  )
})
