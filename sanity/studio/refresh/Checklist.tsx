import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {Card, Flex, Stack, Text} from '@sanity/ui'

import type {LiveAnswer} from '../lake/useLiveAnswer.ts'
import {ProgressBar} from '../refreshes/ProgressBar.tsx'
import {ChangesSummary} from './ChangesSummary.tsx'
import {momentOfDay} from './momentOfDay.ts'
import {ProblemList} from './ProblemList.tsx'
import type {DatedCheck} from './useReadiness.ts'

/** Whether a refresh is ready, as a list to work through: progress, what stands in the way, what deserves a look. */
export function Checklist({readiness: {answer, error}}: {readiness: LiveAnswer<DatedCheck>}) {
  if (error) {
    return (
      <Card padding={3} radius={2} tone="critical" border>
        <Text size={1}>It could not be checked: {error.message}</Text>
      </Card>
    )
  }
  if (!answer) {
    // No spinner: the validator works when the browser is idle, and a browser that draws one never is on a slow machine.
    return (
      <Text size={1} muted>
        Checking…
      </Text>
    )
  }
  const {problems, verified, claims, current, draft} = answer.found
  const blockers = problems.filter(({level}) => level === 'blocker')
  const warnings = problems.filter(({level}) => level === 'warning')
  return (
    <Stack gap={5}>
      {claims > 0 && <ProgressBar verified={verified} claims={claims} />}
      {blockers.length === 0 && (
        <Card padding={3} radius={2} tone="positive" border>
          <Flex gap={3} align="center">
            <Text size={1}>
              <CheckmarkCircleIcon />
            </Text>
            <Text size={1} weight="medium">
              Nothing stands in the way.
            </Text>
          </Flex>
        </Card>
      )}
      <ProblemList label="Stands in the way" problems={blockers} />
      <ProblemList label="Deserves a look" problems={warnings} />
      {current && draft && <ChangesSummary current={current} draft={draft} />}
      <Text size={0} muted>
        Checked at {momentOfDay(answer.at)}; checked again with every change.
      </Text>
    </Stack>
  )
}
