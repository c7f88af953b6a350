import {AddIcon} from '@sanity/icons/Add'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Button, Card, Container, Flex, Spinner, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {IntentLink} from 'sanity/router'

import {DocumentLink} from './DocumentLink.tsx'

/** Until the lake has answered for the first time. */
export function Loading({what}: {what: string}) {
  return (
    <Flex align="center" direction="column" gap={3} height="fill" justify="center" padding={5}>
      <Spinner muted />
      <Text muted size={1}>
        Loading {what}…
      </Text>
    </Flex>
  )
}

/** That the lake does not answer, and what this means for what is shown. */
export function LakeAway({
  what,
  problem,
  isShowingOld,
  onRetry,
}: {
  /** What was asked for: `Refreshes`. */
  what: string
  problem: string
  isShowingOld: boolean
  onRetry(): void
}) {
  return (
    <Card as="output" borderBottom display="block" paddingX={4} paddingY={3} tone="caution">
      <Flex align="center" gap={3}>
        <Text size={1}>
          <WarningOutlineIcon />
        </Text>
        <Stack flex={1} gap={2}>
          <Text size={1} weight="medium">
            {what} cannot be read from the content lake at the moment.
          </Text>
          <Text muted size={1}>
            {isShowingOld
              ? 'What you see may be out of date. It is read again as soon as the lake answers.'
              : 'They are shown as soon as it answers.'}{' '}
            {problem}
          </Text>
        </Stack>
        <Button fontSize={1} mode="ghost" onClick={onRetry} padding={2} text="Retry" />
      </Flex>
    </Card>
  )
}

/** Nothing is planned yet: what to do about it. */
export function NothingPlanned({roundups}: {roundups: readonly {_id: string; title: string | null}[]}) {
  if (roundups.length === 0) {
    return (
      <Notice title="There is no roundup yet">
        <Text muted size={1}>
          A refresh brings a roundup its next edition. Make the roundup first, and say on which day of the
          year its editions are due.
        </Text>
        <Flex>
          <Button
            as={IntentLink}
            fontSize={1}
            icon={AddIcon}
            intent="create"
            padding={3}
            params={{type: 'roundup'}}
            text="New roundup"
          />
        </Flex>
      </Notice>
    )
  }
  return (
    <Notice title="No refresh is planned yet">
      <Text muted size={1}>
        Open a roundup and start its next edition: its refresh then stands here, with its go-live and how many
        of its claims are verified.
      </Text>
      <Stack gap={1}>
        {roundups.map(({_id, title}) => (
          <DocumentLink border id={_id} key={_id} padding={3} radius={2} type="roundup">
            <Text size={1} weight="medium">
              {title || 'Roundup without a title'}
            </Text>
          </DocumentLink>
        ))}
      </Stack>
    </Notice>
  )
}

/** The filters leave nothing over. */
export function NothingMatches({what, onClear}: {what: string; onClear(): void}) {
  return (
    <Notice title="Nothing matches these filters">
      <Text muted size={1}>
        {what}
      </Text>
      <Flex>
        <Button fontSize={1} mode="ghost" onClick={onClear} padding={3} text="Show everything" />
      </Flex>
    </Notice>
  )
}

function Notice({title, children}: {title: string; children: ReactNode}) {
  return (
    <Container paddingX={4} paddingY={6} width={0}>
      <Stack gap={4}>
        <Text as="h2" size={2} weight="semibold">
          {title}
        </Text>
        {children}
      </Stack>
    </Container>
  )
}
