import {Box, Flex, Stack, Text} from '@sanity/ui'

import {shortMoment} from './momentOfDay.ts'
import type {RefreshForm} from './readRefreshForm.ts'

/** What happened to a refresh, the latest first. */
export function RefreshLog({log}: {log: NonNullable<RefreshForm['log']>}) {
  if (log.length === 0) return null
  return (
    <Stack gap={3} as="section" aria-label="Log">
      <Text size={1} weight="semibold">
        What happened
      </Text>
      <Stack as="ol" gap={3}>
        {log.toReversed().map(({_key, at, message, event, by}) => (
          <Flex as="li" key={_key} gap={3} wrap="wrap">
            <Box style={{width: '9.5rem'}}>
              <Text as="time" dateTime={at} size={1} muted>
                {shortMoment(at)}
              </Text>
            </Box>
            <Box flex={1} style={{minWidth: '14rem'}}>
              <Stack gap={2}>
                <Text size={1}>{message || event}</Text>
                {by && (
                  <Text size={0} muted>
                    {by}
                  </Text>
                )}
              </Stack>
            </Box>
          </Flex>
        ))}
      </Stack>
    </Stack>
  )
}
