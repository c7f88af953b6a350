import {Card, Stack, Text} from '@sanity/ui'

import {formatMoment} from '../../../lib/zonedTime.ts'
import {ownTimeZone} from '../../today.ts'
import type {RefreshForm} from './readRefreshForm.ts'

/** When readers were seen to have the edition, how long after it was published, and where. */
export function Receipt({
  receipt: {address, seenAt, milliseconds},
}: {
  receipt: NonNullable<RefreshForm['receipt']>
}) {
  if (!seenAt) return null
  const delay =
    typeof milliseconds === 'number' ? `, ${(milliseconds / 1000).toFixed(1)} s after it was published` : ''
  return (
    <Card padding={3} radius={2} tone="positive" border>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          Readers have it since {formatMoment(seenAt, ownTimeZone())}
          {delay}.
        </Text>
        {address && (
          <Text size={1}>
            <a href={address} target="_blank" rel="noreferrer">
              {address}
            </a>
          </Text>
        )}
      </Stack>
    </Card>
  )
}
