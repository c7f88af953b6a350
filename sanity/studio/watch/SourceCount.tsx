import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Card, Flex, Text} from '@sanity/ui'

import {countOf} from '../../../lib/text.ts'
import {useMarkedSources} from './sourceStatesContext.ts'

/** On the form of a claim or a fact: how many of its sources are gone or have moved. Nothing when none is. */
export function SourceCount({sources}: {sources: unknown}) {
  const markOf = useMarkedSources()
  const states = addressesIn(sources).flatMap((url) => markOf(url)?.state ?? [])
  const gone = states.filter((state) => state === 'gone').length
  const moved = states.length - gone
  if (states.length === 0) return null
  return (
    <Card border padding={3} radius={2} tone={gone > 0 ? 'critical' : 'caution'}>
      <Flex align="center" gap={3}>
        <Text size={1}>
          <WarningOutlineIcon />
        </Text>
        <Text size={1}>
          {[
            gone > 0 && `${countOf(gone, 'source')} ${gone === 1 ? 'is' : 'are'} gone`,
            moved > 0 && `${countOf(moved, 'source')} ${moved === 1 ? 'has' : 'have'} moved`,
          ]
            .filter(Boolean)
            .join(', ')}
          : open {states.length === 1 ? 'it' : 'each'} below to see more.
        </Text>
      </Flex>
    </Card>
  )
}

function addressesIn(sources: unknown): unknown[] {
  if (!Array.isArray(sources)) return []
  return sources.map((source: unknown) =>
    typeof source === 'object' && source !== null && 'url' in source ? source.url : null,
  )
}
