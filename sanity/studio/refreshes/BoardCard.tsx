import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

import {obstacleOf, receiptInWords} from '../../../lib/refreshBoard.ts'
import {titleOf} from '../../../lib/refreshCalendar.ts'
import type {RefreshStanding} from '../../../lib/refreshState.ts'
import {DocumentLink} from './DocumentLink.tsx'
import {GoLive} from './GoLive.tsx'
import {ProgressBar} from './ProgressBar.tsx'
import type {Refresh} from './useRefreshes.ts'

interface BoardCardProps {
  refresh: Refresh
  standing: RefreshStanding
  progress: {verified: number; claims: number} | null
}

/** One refresh on the board: what, when, who, how far, and what stands in the way. */
export function BoardCard({refresh, standing, progress}: BoardCardProps) {
  const obstacle = obstacleOf(refresh, standing)
  const receipt = receiptInWords(refresh)
  return (
    <DocumentLink id={refresh._id} padding={3} radius={3} shadow={1} type="refresh">
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {titleOf(refresh)}
        </Text>
        <GoLive goLive={refresh.goLive} />
        <Text muted size={1}>
          {refresh.owner?.name || 'Nobody owns it'}
        </Text>
        {progress && standing !== 'live' && <ProgressBar {...progress} />}
        {obstacle && (
          <Remark icon={<WarningOutlineIcon />} tone={isUrgent(standing) ? 'critical' : 'caution'}>
            {obstacle.first}
            {obstacle.more > 0 && ` And ${obstacle.more} more.`}
          </Remark>
        )}
        {receipt && (
          <Remark icon={<CheckmarkCircleIcon />} tone="positive">
            {receipt}
          </Remark>
        )}
      </Stack>
    </DocumentLink>
  )
}

function Remark({
  icon,
  tone,
  children,
}: {
  icon: ReactNode
  tone: 'caution' | 'critical' | 'positive'
  children: ReactNode
}) {
  return (
    <Card padding={2} radius={2} tone={tone}>
      <Flex gap={2}>
        <Text size={1}>{icon}</Text>
        <Text size={1}>{children}</Text>
      </Flex>
    </Card>
  )
}

function isUrgent(standing: RefreshStanding): boolean {
  return standing === 'held' || standing === 'missed'
}
