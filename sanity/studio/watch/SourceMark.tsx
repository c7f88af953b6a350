import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {type ObjectInputProps, set} from 'sanity'

import {formatDate} from '../../../lib/dates.ts'
import {ownTimeZone} from '../../today.ts'
import {useMarkedSources} from './sourceStatesContext.ts'
import {useUndoOffer} from './useUndoOffer.tsx'

/** On the form of a source: that its page is gone, or where it has moved, which can be taken as its address. */
export function SourceMark({
  url,
  readOnly,
  onChange,
}: {
  url: unknown
  readOnly: boolean
  onChange: ObjectInputProps['onChange']
}) {
  const mark = useMarkedSources()(url)
  const offerUndo = useUndoOffer('source')
  if (!mark) return null
  const since = formatDate(mark.since, ownTimeZone())
  if (mark.movedTo === null) {
    return (
      <Notice tone="critical" title={`Gone since ${since}`}>
        The page was not there when it was looked for, twice in a row. Find it elsewhere, or choose another
        source.
      </Notice>
    )
  }
  const {movedTo} = mark
  function take() {
    onChange(set(movedTo, ['url']))
    offerUndo('The new address is in the draft', () => onChange(set(url, ['url'])))
  }
  return (
    <Notice
      tone="caution"
      title={
        <>
          Moved to{' '}
          <a href={movedTo} target="_blank" rel="noopener noreferrer">
            {movedTo}
          </a>
        </>
      }
      action={
        !readOnly && (
          <Button text="Take the new address" mode="ghost" fontSize={1} padding={3} onClick={take} />
        )
      }
    >
      Seen on {since}. Look whether it still says the same before you take it.
    </Notice>
  )
}

function Notice({
  tone,
  title,
  action,
  children,
}: {
  tone: 'critical' | 'caution'
  title: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <Card border padding={4} radius={2} tone={tone}>
      <Flex gap={4} wrap="wrap" align="center">
        <Stack gap={3} flex={1} style={{minWidth: '14rem', overflowWrap: 'anywhere'}}>
          <Text size={1} weight="semibold">
            {title}
          </Text>
          <Text size={1}>{children}</Text>
        </Stack>
        {action && <Box>{action}</Box>}
      </Flex>
    </Card>
  )
}
