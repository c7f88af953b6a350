import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo} from 'react'

import {isVerified, placedClaims} from '../../../lib/readinessRules.ts'
import {countOf} from '../../../lib/text.ts'
import type {VerifiableEntry} from '../../../lib/verification.ts'
import {today} from '../../today.ts'
import type {EditionForm} from '../edition/EditionFormContext.ts'
import {SignatureChoice} from '../signature/SignatureChoice.tsx'
import {HoldButton} from './HoldButton.tsx'

/** On an entry's form: how many of its claims are verified, and a button for "all hold, and their sources say the same". */
export const EntryStanding = memo(function EntryStanding(props: {
  entry: VerifiableEntry
  form: EditionForm
  readOnly: boolean
}) {
  const {entry, readOnly} = props
  const {signature, verify} = props.form
  const claims = placedClaims({entries: [entry]})
  const verified = claims.filter(({claim}) => isVerified(claim, today())).length
  if (claims.length === 0) return null

  return (
    <Card border padding={3} radius={2}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <Box flex={1} style={{minWidth: '12rem'}}>
            <Text size={1}>
              {verified} of {countOf(claims.length, 'claim')} verified
            </Text>
          </Box>
          {!readOnly && (
            <HoldButton claims={claims} signature={signature} verify={verify} subject="the entry" />
          )}
        </Flex>
        {!readOnly && signature.person === null && <SignatureChoice signature={signature} />}
      </Stack>
    </Card>
  )
})
