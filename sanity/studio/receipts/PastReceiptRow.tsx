import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {IntentLink} from 'sanity/router'

import {formatDate, formatSecond} from '../../../lib/dates.ts'
import {lastSeen} from '../../../lib/receipts.ts'
import {countOf} from '../../../lib/text.ts'
import type {PastReceipt} from '../../receipts/history.ts'
import {ownTimeZone} from '../../today.ts'
import {CheckNow} from './CheckNow.tsx'
import {PageList} from './PageList.tsx'
import {pastPageInWords, pastReceiptInWords} from './receiptInWords.ts'

/** One receipt of the past: what was published, when and by whom, since when readers had it, and whether they have it now. */
export function PastReceiptRow({receipt}: {receipt: PastReceipt}) {
  const {documentId, documentType, title, publishedAt, publishedBy, pages} = receipt
  const [isOpen, setIsOpen] = useState(false)
  const zone = ownTimeZone()
  const isSeen = lastSeen(pages) !== null
  const by =
    receipt._type === 'refresh' ? 'went live by its refresh' : publishedBy && `published by ${publishedBy}`
  const listed = isOpen ? pages : pages.slice(0, 1)
  return (
    <Card as="li" borderBottom paddingY={4}>
      <Flex align="flex-start" gap={3}>
        <Text muted={isSeen} size={1}>
          {isSeen ? <CheckmarkCircleIcon /> : <WarningOutlineIcon />}
        </Text>
        <Stack flex={1} gap={3} style={{minWidth: 0}}>
          <Text size={1} weight="medium">
            <IntentLink intent="edit" params={{id: documentId, type: documentType}}>
              {title ?? documentId}
            </IntentLink>
          </Text>
          <Text muted size={1}>
            {[`${formatDate(publishedAt, zone)}, ${formatSecond(publishedAt, zone)}`, by]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Text size={1}>{pastReceiptInWords(receipt)}</Text>
          <PageList
            pages={listed.map((page) => ({address: page.address, words: pastPageInWords(page, zone)}))}
          />
          <Flex align="center" gap={2} wrap="wrap">
            {pages.length > 1 && (
              <Button
                aria-expanded={isOpen}
                fontSize={1}
                mode="bleed"
                onClick={() => setIsOpen(!isOpen)}
                padding={2}
                text={isOpen ? 'Show less' : `Show ${countOf(pages.length - 1, 'more page')}`}
              />
            )}
            <CheckNow documentId={documentId} receiptId={receipt._type === 'receipt' ? receipt._id : null} />
          </Flex>
        </Stack>
      </Flex>
    </Card>
  )
}
