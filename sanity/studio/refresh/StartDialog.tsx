import {Card, Flex, Spinner, Text} from '@sanity/ui'

import {StartForm} from './StartForm.tsx'
import {usePlan} from './usePlan.ts'

/** Starts a roundup's next edition, as soon as it is known what there is of the roundup. */
export function StartDialog({roundupId, onClose}: {roundupId: string; onClose: () => void}) {
  const {answer: plan, error} = usePlan(roundupId)
  if (plan) return <StartForm roundupId={roundupId} plan={plan} onClose={onClose} />
  if (error) {
    return (
      <Card padding={3} radius={2} tone="critical" border role="alert">
        <Text size={1}>{error.message}</Text>
      </Card>
    )
  }
  return (
    <Flex align="center" gap={3}>
      <Spinner muted />
      <Text as="output" muted size={1}>
        Reading what there is of the roundup…
      </Text>
    </Flex>
  )
}
