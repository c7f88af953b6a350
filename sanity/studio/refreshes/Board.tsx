import {Box, Flex, Stack, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {boardColumns, progressOf} from '../../../lib/refreshBoard.ts'
import {BoardCard} from './BoardCard.tsx'
import type {Edition, Refresh} from './useRefreshes.ts'

interface BoardProps {
  refreshes: readonly Refresh[]
  editions: readonly Edition[]
  now: string
  today: string
}

/** All refreshes by where they stand. */
export function Board({refreshes, editions, now, today}: BoardProps) {
  return (
    <Columns>
      {boardColumns(refreshes, now).map(({standing, title, refreshes: inColumn}) => (
        <Column aria-label={title} data-empty={inColumn.length === 0 ? '' : undefined} key={standing}>
          <Flex align="center" gap={2} paddingX={1} paddingY={2}>
            <Text as="h3" size={1} weight="semibold">
              {title}
            </Text>
            <Text muted size={1}>
              {inColumn.length}
            </Text>
          </Flex>
          <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
            {inColumn.map((refresh) => (
              <Box as="li" key={refresh._id}>
                <BoardCard
                  progress={progressOf(refresh, editions, today)}
                  refresh={refresh}
                  standing={standing}
                />
              </Box>
            ))}
          </Stack>
        </Column>
      ))}
    </Columns>
  )
}

const Columns = styled.div`
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(184px, 1fr);
  gap: 8px;
  align-items: stretch;
  min-height: 100%;
  padding: 20px;
  overflow-x: auto;

  @media (max-width: 899px) {
    grid-auto-flow: row;
    grid-auto-columns: auto;
    min-height: 0;
    padding: 12px;
  }
`

const Column = styled.section`
  min-width: 0;
  padding: 6px;
  border-radius: 6px;
  background: var(--card-muted-bg-color);
`
