import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {type ObjectInputProps, useCurrentUser} from 'sanity'

import {countOf} from '../../../lib/text.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'
import {ownTimeZone, presentMoment, today} from '../../today.ts'
import type {FactSuggestion, FactWatchState} from '../../watch/factSuggestion.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {failureInWords} from '../refresh/failureInWords.ts'
import {SuggestionCard} from './SuggestionCard.tsx'
import {compareNow, decide, useFactWatch} from './useFactWatch.ts'
import {useUndoOffer} from './useUndoOffer.tsx'
import {acceptance, type FormFact, putBack} from './watchedFramework.ts'

/** Before the lake has answered. */
const nothingKnown = {suggestions: [], last: null}

/** On a framework's form: when its facts were last compared with endoflife.date, what differs, and what to do about it. */
export function FactWatch(props: {
  frameworkId: string
  product: string
  facts: readonly FormFact[]
  readOnly: boolean
  onChange: ObjectInputProps['onChange']
}) {
  const {frameworkId, product, facts, readOnly, onChange} = props
  const client = useLakeClient()
  const user = useCurrentUser()
  const toast = useToast()
  const offerUndo = useUndoOffer(frameworkId)
  const {answer, error} = useFactWatch(frameworkId)
  const {suggestions, last} = answer ?? nothingKnown
  const [isLooking, setIsLooking] = useState(false)
  const open = suggestions.flatMap((suggestion) => {
    const fact = facts.find(({_key}) => _key === suggestion.factKey)
    return fact && fact.value !== suggestion.value ? [{fact, suggestion}] : []
  })
  const isFollowed = facts.some(({follows}) => follows)

  async function attempt(work: () => Promise<void>) {
    try {
      await work()
    } catch (failure) {
      toast.push({status: 'error', title: failureInWords(failure), closable: true})
    }
  }

  const mark = (suggestion: FactSuggestion, state: 'open' | 'accepted' | 'dismissed') =>
    attempt(() => decide(client, suggestion._id, state, user?.name ?? 'an editor', presentMoment()))

  async function accept(fact: FormFact, suggestion: FactSuggestion) {
    onChange(acceptance(fact, suggestion, today()))
    await mark(suggestion, 'accepted')
    offerUndo(`In the draft: ${suggestion.factLabel}, ${suggestion.value}`, () => {
      onChange(putBack(fact))
      void mark(suggestion, 'open')
    })
  }

  async function dismiss(suggestion: FactSuggestion) {
    await mark(suggestion, 'dismissed')
    offerUndo(`Dismissed: ${suggestion.factLabel}, ${suggestion.value}`, () => void mark(suggestion, 'open'))
  }

  async function look() {
    setIsLooking(true)
    await attempt(async () => {
      const {open: count, problem} = await compareNow(client, frameworkId, presentMoment())
      toast.push(
        problem
          ? {status: 'warning', title: problem, description: 'Nothing was changed. Try again later.'}
          : {
              status: 'success',
              title:
                count === 0
                  ? 'Nothing differs'
                  : `${countOf(count, 'fact')} ${count === 1 ? 'differs' : 'differ'}`,
            },
      )
    })
    setIsLooking(false)
  }

  return (
    <Card border padding={3} radius={2}>
      <Stack gap={3}>
        <Flex align="center" gap={3} wrap="wrap">
          <Text size={1}>
            <EyeOpenIcon />
          </Text>
          <Box flex={1} style={{minWidth: '12rem'}}>
            <Text size={1}>
              {answer === undefined && error
                ? `What was found cannot be read at present: ${failureInWords(error)}`
                : watchInWords(product, isFollowed, last)}
            </Text>
          </Box>
          {isFollowed && !readOnly && (
            <Button
              text="Look now"
              mode="ghost"
              fontSize={1}
              padding={2}
              loading={isLooking}
              disabled={isLooking}
              onClick={look}
            />
          )}
        </Flex>
        {open.length > 0 && (
          <Stack as="ul" gap={2} aria-label="Suggestions" style={{listStyle: 'none', padding: 0, margin: 0}}>
            {open.map(({fact, suggestion}) => (
              <li key={suggestion._id}>
                <SuggestionCard
                  fact={fact}
                  suggestion={suggestion}
                  readOnly={readOnly}
                  onAccept={() => accept(fact, suggestion)}
                  onDismiss={() => dismiss(suggestion)}
                />
              </li>
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  )
}

function watchInWords(product: string, isFollowed: boolean, last: FactWatchState | null): string {
  if (!isFollowed) {
    return 'No fact is compared with endoflife.date yet: open a fact and choose what it says.'
  }
  const subject = `Its facts are compared with “${product}” at endoflife.date`
  if (!last?.lookedAt) return `${subject} from now on.`
  const moment = formatMoment(last.lookedAt, ownTimeZone())
  return last.problem ? `${last.problem} Tried on ${moment}.` : `${subject}, last on ${moment}.`
}
