import {Stack, Text} from '@sanity/ui'
import {LinearProgress} from 'sanity'

import {countOf} from '../../../lib/text.ts'

/** How many of an edition's claims are verified, in words and as a bar. */
export function Progress({verified, claims}: {verified: number; claims: number}) {
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {verified} of {countOf(claims, 'claim')} verified
      </Text>
      <div aria-hidden>
        <LinearProgress value={(100 * verified) / claims} />
      </div>
    </Stack>
  )
}
