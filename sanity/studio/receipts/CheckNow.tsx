import {Button, Card, Stack, Text} from '@sanity/ui'
import {useState} from 'react'

import {countOf} from '../../../lib/text.ts'
import {checkDocument, type Finding} from '../../receipts/check.ts'
import {ownTimeZone} from '../../today.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {momentOfAsking} from './receiptInWords.ts'
import {revalidate} from './revalidate.ts'
import {RevalidateButton} from './RevalidateButton.tsx'

/** How long each page is asked, in milliseconds. */
const patienceMs = 8_000

interface CheckNowProps {
  documentId: string
  /** What lets the site make the pages anew; null where there is no such receipt. */
  receiptId: string | null
}

interface Outcome {
  words: string
  stale: readonly Finding[]
}

/** Asks every page that shows a document whether it shows it as it is published now. */
export function CheckNow({documentId, receiptId}: CheckNowProps) {
  const client = useLakeClient()
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function check() {
    setIsBusy(true)
    await checkDocument(client, {id: documentId, site: location.origin, patienceMs}).then(
      ({findings}) => setOutcome(outcomeOf(findings)),
      (error: unknown) =>
        setOutcome({words: error instanceof Error ? error.message : String(error), stale: []}),
    )
    setIsBusy(false)
  }

  return (
    <>
      <Button
        disabled={isBusy}
        fontSize={1}
        loading={isBusy}
        mode="ghost"
        onClick={check}
        padding={2}
        text="Check now"
      />
      {outcome && (
        <Card as="output" display="block" paddingY={1} style={{flex: '1 1 100%'}}>
          <Stack gap={3}>
            <Text size={1}>{outcome.words}</Text>
            {outcome.stale.map(({subject, words}) => (
              <Text key={subject} muted size={1}>
                {new URL(subject).pathname}: {words}
              </Text>
            ))}
            {outcome.stale.length > 0 && receiptId !== null && (
              <RevalidateButton
                onRevalidate={async () => {
                  await revalidate(receiptId)
                  await check()
                }}
              />
            )}
          </Stack>
        </Card>
      )}
    </>
  )
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  const stale = findings.filter(({isFresh}) => !isFresh)
  const asked = `Asked at ${momentOfAsking(ownTimeZone())}`
  const pages = countOf(findings.length, 'page')
  return {
    words:
      stale.length === 0
        ? `${asked}: readers have what is published now, on ${pages}.`
        : `${asked}: ${findings.length - stale.length} of ${pages} show what is published now.`,
    stale,
  }
}
