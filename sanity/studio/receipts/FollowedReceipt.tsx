import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {CloseIcon} from '@sanity/icons/Close'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Button, Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

import {lastSeen} from '../../../lib/receipts.ts'
import {ownTimeZone} from '../../today.ts'
import type {FollowedPublish} from './followPublish.ts'
import {PageList} from './PageList.tsx'
import {followedInWords, pageInWords} from './receiptInWords.ts'
import {RevalidateButton} from './RevalidateButton.tsx'

interface FollowedReceiptProps {
  publish: FollowedPublish
  onClose(): void
  /** Throws what to tell when it cannot be done. */
  onRevalidate(): Promise<void>
}

/** What becomes of one publish: in a sentence, page by page, and what can be done while readers do not have it. */
export function FollowedReceipt({publish, onClose, onRevalidate}: FollowedReceiptProps) {
  const {reports, isStale, unkept} = publish
  const isSeen = lastSeen(reports) !== null
  const isLate = isStale && !isSeen
  return (
    <Notice
      icon={isSeen ? <CheckmarkCircleIcon /> : isLate ? <WarningOutlineIcon /> : <Spinner muted />}
      tone={isSeen ? 'positive' : isLate ? 'caution' : 'default'}
      onClose={onClose}
      words={followedInWords(publish, ownTimeZone())}
    >
      <PageList
        more={publish.more}
        pages={reports.map((report) => ({
          address: report.address,
          words: pageInWords(report, isLate, ownTimeZone()),
        }))}
      />
      {isLate && unkept === null && <RevalidateButton onRevalidate={onRevalidate} />}
      {unkept !== null && (
        <Text muted size={1}>
          The receipt could not be kept: {unkept}
        </Text>
      )}
    </Notice>
  )
}

/** That something was published and the lake does not say which pages show it. */
export function UnknownPages({problem, onClose}: {problem: string; onClose(): void}) {
  return (
    <Notice
      icon={<WarningOutlineIcon />}
      tone="caution"
      onClose={onClose}
      words="It was published. Which pages show it could not be found out, so none was asked."
    >
      <Text muted size={1}>
        {problem}
      </Text>
    </Notice>
  )
}

interface NoticeProps {
  icon: ReactNode
  tone: 'default' | 'positive' | 'caution'
  words: string
  children: ReactNode
  onClose(): void
}

function Notice({icon, tone, words, children, onClose}: NoticeProps) {
  return (
    <Card borderTop paddingX={[3, 3, 4]} paddingY={3} tone={tone}>
      <Flex align="flex-start" gap={3}>
        <Text size={1}>{icon}</Text>
        <Stack flex={1} gap={3} style={{minWidth: 0}}>
          <Text size={1} weight="medium">
            {words}
          </Text>
          {children}
        </Stack>
        <Button
          aria-label="Close receipt"
          fontSize={1}
          icon={CloseIcon}
          mode="bleed"
          onClick={onClose}
          padding={2}
          style={{margin: '-6px 0'}}
        />
      </Flex>
    </Card>
  )
}
