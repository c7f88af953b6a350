import {Button, Flex, Text} from '@sanity/ui'
import {useState} from 'react'

import {ownTimeZone} from '../../today.ts'
import {momentOfAsking} from './receiptInWords.ts'

/** Has the site make the pages anew, and says what came of it. */
export function RevalidateButton({onRevalidate}: {onRevalidate(): Promise<void>}) {
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)

  async function revalidate() {
    setIsBusy(true)
    setOutcome(null)
    await onRevalidate().then(
      () => setOutcome(`The pages were dropped at ${momentOfAsking(ownTimeZone())} and are asked again.`),
      (error: unknown) => setOutcome(error instanceof Error ? error.message : String(error)),
    )
    setIsBusy(false)
  }

  return (
    <Flex align="center" gap={3} wrap="wrap">
      <Button
        disabled={isBusy}
        fontSize={1}
        loading={isBusy}
        mode="ghost"
        onClick={revalidate}
        padding={2}
        text="Revalidate now"
      />
      {outcome !== null && (
        <Text muted size={1}>
          {outcome}
        </Text>
      )}
    </Flex>
  )
}
