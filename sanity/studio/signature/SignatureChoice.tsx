import {Card, Select, Stack, Text} from '@sanity/ui'

import type {Signature} from './useSignature.ts'

/** Asks the editor once who signs, where the name alone does not tell. Nothing when it does. */
export function SignatureChoice({signature}: {signature: Signature}) {
  const {person, people, userName, choose} = signature
  if (!choose || !people) return null
  if (people.length === 0) {
    return <Text size={1}>Nobody can sign yet: publish a person under People first.</Text>
  }
  return (
    <Card padding={3} radius={2} tone={person ? 'transparent' : 'caution'}>
      <Stack gap={3}>
        <Text size={1}>
          {person
            ? 'You sign as:'
            : `You are signed in as “${userName}”, and nobody under People has that name. Choose who you are: this browser remembers it.`}
        </Text>
        <Select
          aria-label="Who signs"
          fontSize={1}
          padding={2}
          value={person?._id ?? ''}
          onChange={({currentTarget}) => choose(currentTarget.value)}
        >
          {!person && (
            <option value="" disabled>
              Choose a person…
            </option>
          )}
          {people.map(({_id, name}) => (
            <option key={_id} value={_id}>
              {name ?? _id}
            </option>
          ))}
        </Select>
      </Stack>
    </Card>
  )
}
