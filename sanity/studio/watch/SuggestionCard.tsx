import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {type ReactNode, useState} from 'react'

import {formatDate} from '../../../lib/dates.ts'
import {ownTimeZone} from '../../today.ts'
import type {FactSuggestion} from '../../watch/factSuggestion.ts'
import type {FormFact} from './watchedFramework.ts'

interface Props {
  fact: FormFact
  suggestion: FactSuggestion
  readOnly: boolean
  onAccept: () => Promise<void>
  onDismiss: () => Promise<void>
}

/** What a fact says now and what was found, with its source; an editor accepts or dismisses it. */
export function SuggestionCard({fact, suggestion, readOnly, onAccept, onDismiss}: Props) {
  const [isBusy, setIsBusy] = useState(false)
  const {factLabel, value, sourceUrl, publisher, foundAt} = suggestion

  async function run(work: () => Promise<void>) {
    setIsBusy(true)
    await work()
    setIsBusy(false)
  }

  return (
    <Card border padding={3} radius={2} tone="primary">
      <Flex gap={4} wrap="wrap" align="flex-end">
        <Stack gap={3} flex={1} style={{minWidth: '14rem'}}>
          <Text size={1} weight="semibold">
            {factLabel}
          </Text>
          <Line label="Now">
            {fact.value || 'empty'}
            {fact.asOf && <Dated>as of {formatDate(fact.asOf)}</Dated>}
          </Line>
          <Line label="Found">
            <strong>{value}</strong>
            <Dated>
              at{' '}
              <a href={sourceUrl} target="_blank" rel="noopener noreferrer">
                {publisher}
              </a>{' '}
              on {formatDate(foundAt, ownTimeZone())}
            </Dated>
          </Line>
        </Stack>
        {!readOnly && (
          <Flex gap={2}>
            <Button
              text="Accept"
              aria-label={`Accept for ${factLabel}`}
              icon={CheckmarkIcon}
              tone="positive"
              mode="ghost"
              fontSize={1}
              padding={2}
              disabled={isBusy}
              onClick={() => run(onAccept)}
            />
            <Button
              text="Dismiss"
              aria-label={`Dismiss for ${factLabel}`}
              mode="bleed"
              fontSize={1}
              padding={2}
              disabled={isBusy}
              onClick={() => run(onDismiss)}
            />
          </Flex>
        )}
      </Flex>
    </Card>
  )
}

function Line({label, children}: {label: string; children: ReactNode}) {
  return (
    <Flex gap={3}>
      <Text muted size={1} style={{flex: 'none', width: '3rem'}}>
        {label}
      </Text>
      <Text size={1}>{children}</Text>
    </Flex>
  )
}

function Dated({children}: {children: ReactNode}) {
  return <span style={{opacity: 0.75}}> · {children}</span>
}
