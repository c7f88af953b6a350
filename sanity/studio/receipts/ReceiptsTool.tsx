import {Box, Button, Card, Container, Flex, Select, Spinner, Stack, Text} from '@sanity/ui'
import {type ReactNode, useState} from 'react'
import {useRouter} from 'sanity/router'

import {fetchDocumentsWithReceipts, fetchHistory, historyFilter} from '../../receipts/history.ts'
import {useLiveAnswer} from '../lake/useLiveAnswer.ts'
import {PastReceiptRow} from './PastReceiptRow.tsx'

/** So many receipts are shown at first, and more at each press. */
const step = 25

/** The Studio's Receipts tool: every publish and go-live, when readers had it, and whether they have it now. */
export function ReceiptsTool() {
  const {state, navigate} = useRouter()
  const documentId = typeof state.documentId === 'string' ? state.documentId : null
  const [limit, setLimit] = useState(step)
  const {answer, error} = useLiveAnswer(
    historyFilter,
    {},
    async (client) => {
      const [receipts, documents] = await Promise.all([
        fetchHistory(client, {documentId, limit: limit + 1}),
        fetchDocumentsWithReceipts(client),
      ])
      return {documentId, receipts, documents}
    },
    `${documentId} ${limit}`,
  )

  function choose(chosen: string) {
    setLimit(step)
    navigate(chosen ? {documentId: chosen} : {}, {replace: true})
  }

  // The answer to the filter before is not shown under this one.
  const receipts = answer?.documentId === documentId ? answer.receipts : null
  return (
    <Card height="fill">
      <Flex direction="column" height="fill">
        <Card borderBottom paddingX={[3, 3, 4]} paddingY={3}>
          <Flex align="center" gap={3} justify="space-between" wrap="wrap">
            <Text as="h2" size={2} weight="semibold">
              Receipts
            </Text>
            <Box style={{minWidth: 150, maxWidth: 320}}>
              <Select
                aria-label="Document"
                fontSize={1}
                onChange={({currentTarget}) => choose(currentTarget.value)}
                padding={2}
                value={documentId ?? ''}
              >
                <option value="">All documents</option>
                {(answer?.documents ?? []).map(({_id, title}) => (
                  <option key={_id} value={_id}>
                    {title ?? _id}
                  </option>
                ))}
              </Select>
            </Box>
          </Flex>
        </Card>
        {error && (
          <Card as="output" borderBottom display="block" paddingX={4} paddingY={3} tone="caution">
            <Text size={1}>
              Receipts cannot be read from the content lake at the moment; they are as soon as it answers.{' '}
              {error.message}
            </Text>
          </Card>
        )}
        <Box flex={1} overflow="auto">
          {!receipts && !error && <Loading />}
          {receipts?.length === 0 && <NoReceipts isFiltered={documentId !== null} />}
          {receipts && receipts.length > 0 && (
            <Container paddingX={[3, 3, 4]} paddingY={2} width={3}>
              <Stack as="ul" style={{listStyle: 'none', margin: 0, padding: 0}}>
                {receipts.slice(0, limit).map((receipt) => (
                  <PastReceiptRow key={receipt._id} receipt={receipt} />
                ))}
              </Stack>
              {receipts.length > limit && (
                <Flex justify="center" paddingY={4}>
                  <Button
                    fontSize={1}
                    mode="ghost"
                    onClick={() => setLimit(limit + step)}
                    padding={3}
                    text="Show more"
                  />
                </Flex>
              )}
            </Container>
          )}
        </Box>
      </Flex>
    </Card>
  )
}

function Loading() {
  return (
    <Flex align="center" direction="column" gap={3} height="fill" justify="center" padding={5}>
      <Spinner muted />
      <Text muted size={1}>
        Loading receipts…
      </Text>
    </Flex>
  )
}

function NoReceipts({isFiltered}: {isFiltered: boolean}) {
  return (
    <Empty title={isFiltered ? 'No receipt of this document' : 'No receipt yet'}>
      Publish an edition, a framework or a roundup: the Studio then asks its pages until readers see it, and
      notes down here when that was. Receipts are kept for ninety days.
    </Empty>
  )
}

function Empty({title, children}: {title: string; children: ReactNode}) {
  return (
    <Container paddingX={4} paddingY={6} width={0}>
      <Stack gap={4}>
        <Text as="h3" size={2} weight="semibold">
          {title}
        </Text>
        <Text muted size={1}>
          {children}
        </Text>
      </Stack>
    </Container>
  )
}
