import {Stack, Text} from '@sanity/ui'

import {countOf} from '../../../lib/text.ts'

/** How many of an edition's claims are verified, in words and as a bar. */
export function Progress({verified, claims}: {verified: number; claims: number}) {
  const words = `${verified} of ${countOf(claims, 'claim')} verified`
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {words}
      </Text>
      <progress
        aria-label={words}
        max={claims}
        value={verified}
        style={{accentColor: 'var(--card-badge-positive-icon-color)', width: '100%'}}
      />
    </Stack>
  )
}
