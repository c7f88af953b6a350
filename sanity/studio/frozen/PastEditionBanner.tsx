import {AddIcon} from '@sanity/icons/Add'
import {LockIcon} from '@sanity/icons/Lock'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {insert, type ObjectInputProps, set, setIfMissing} from 'sanity'
import {useRouter} from 'sanity/router'

import {presentMoment} from '../../today.ts'
import {randomKey} from '../randomKey.ts'
import {SignatureChoice} from '../signature/SignatureChoice.tsx'
import type {Signature} from '../signature/useSignature.ts'

/** On the form of a past edition: says that it is frozen, what may still be put right and how, and begins a correction. */
export function PastEditionBanner(props: {
  successor: number
  publishedId: string
  readOnly: boolean
  signature: Signature
  onChange: ObjectInputProps['onChange']
}) {
  const {successor, publishedId, readOnly, signature, onChange} = props
  const router = useRouter()
  const {person} = signature

  function addCorrection(personId: string) {
    const _key = randomKey()
    const date = presentMoment()
    const by = {_type: 'reference', _ref: personId}
    onChange([
      setIfMissing([], ['corrections']),
      insert([{_type: 'correction', _key, date, by}], 'after', ['corrections', -1]),
      set(date, ['modifiedAt']),
    ])
    const path = `corrections[_key=="${_key}"].text`
    router.navigateIntent('edit', {id: publishedId, type: 'edition', path})
  }

  return (
    <Card border padding={4} radius={2} tone="caution">
      <Flex gap={3}>
        <Text size={1}>
          <LockIcon />
        </Text>
        <Stack gap={4} flex={1}>
          <Stack gap={3}>
            <Text size={1} weight="semibold">
              This edition is frozen: {successor} has taken its place.
            </Text>
            <Text size={1}>
              Its wording and its sources can still be put right, together with a correction that readers see:
              what was changed, when, and by whom. Its year, its ranking and the set of its claims stay as
              they were published.
            </Text>
          </Stack>
          {!readOnly && person === null && <SignatureChoice signature={signature} />}
          {!readOnly && (
            <Box>
              <Button
                text="Add a correction"
                icon={AddIcon}
                fontSize={1}
                padding={3}
                mode="ghost"
                disabled={person === null}
                onClick={() => person && addCorrection(person._id)}
              />
            </Box>
          )}
        </Stack>
      </Flex>
    </Card>
  )
}
