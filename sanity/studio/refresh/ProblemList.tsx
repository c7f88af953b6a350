import {ErrorOutlineIcon} from '@sanity/icons/ErrorOutline'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useIntentLink} from 'sanity/router'

import type {Problem} from '../../../lib/readinessFacts.ts'

/** A long list shows so many of its problems at first. */
const shownAtFirst = 8

/** What stands in the way, or deserves a look: each sentence leads to the field that it is about. */
export function ProblemList({problems, label}: {problems: readonly Problem[]; label: string}) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? problems : problems.slice(0, shownAtFirst)
  if (problems.length === 0) return null
  return (
    <Stack gap={3} as="section" aria-label={label}>
      <Text size={1} weight="semibold">
        {label} ({problems.length})
      </Text>
      <Stack as="ul" gap={1}>
        {shown.map((problem) => (
          <li key={`${problem.code} ${problem.documentId} ${problem.path} ${problem.message}`}>
            <ProblemLink problem={problem} />
          </li>
        ))}
      </Stack>
      {shown.length < problems.length && (
        <Box>
          <Button
            text={`Show all ${problems.length}`}
            mode="bleed"
            fontSize={1}
            padding={2}
            onClick={() => setIsWhole(true)}
          />
        </Box>
      )}
    </Stack>
  )
}

function ProblemLink({problem: {level, message, documentId, documentType, path}}: {problem: Problem}) {
  const {href, onClick} = useIntentLink({
    intent: 'edit',
    params: {id: documentId, type: documentType, ...(path ? {path} : {})},
  })
  const tone = level === 'blocker' ? 'critical' : 'caution'
  return (
    <Card as="a" href={href} onClick={onClick} padding={3} radius={2} tone={tone} data-as="a">
      <Flex gap={3}>
        <Text size={1}>{level === 'blocker' ? <ErrorOutlineIcon /> : <WarningOutlineIcon />}</Text>
        <Box flex={1}>
          <Text size={1}>{message}</Text>
        </Box>
      </Flex>
    </Card>
  )
}
