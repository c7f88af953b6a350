import {Box, Button, Card, Select, Stack, Text, TextInput} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useId, useState} from 'react'
import {useCurrentUser} from 'sanity'
import {useRouter} from 'sanity/router'

import {goLiveByCadence} from '../../../lib/cadence.ts'
import type {WallTime} from '../../../lib/zonedTime.ts'
import {startRefresh} from '../../refresh/start.ts'
import {ownTimeZone, presentMoment} from '../../today.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {useSignature} from '../signature/useSignature.ts'
import {failureInWords} from './failureInWords.ts'
import {momentInWords} from './momentInWords.ts'
import {type Plan, proposalOf} from './usePlan.ts'
import {Labelled, WallTimeFields} from './WallTimeFields.tsx'
import {whatIsMade} from './whatIsMade.ts'

/** Asks for year, go-live and owner of a roundup's next edition, says what that makes, and makes it. */
export function StartForm({roundupId, plan, onClose}: {roundupId: string; plan: Plan; onClose: () => void}) {
  const id = useId()
  const client = useLakeClient()
  const user = useCurrentUser()
  const router = useRouter()
  const toast = useToast()
  const {people} = useSignature()
  const [proposal] = useState(() => proposalOf(plan, presentMoment()))
  const [year, setYear] = useState(proposal.year)
  const [chosen, setChosen] = useState<WallTime | null>(null)
  const [chosenOwner, setChosenOwner] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const refresh = plan.refreshes.find((one) => one.year === year)
  const goLive = chosen ?? refresh?.goLive ?? goLiveByCadence(plan.roundup.cadence, year) ?? unchosen()
  const ownerId = chosenOwner ?? refresh?.ownerId ?? plan.roundup.ownerId
  const moment = momentInWords(goLive, ownTimeZone())

  function open(refreshId: string) {
    onClose()
    router.navigateIntent('edit', {id: refreshId, type: 'refresh'})
  }

  async function start(owner: string) {
    setIsBusy(true)
    setFailure(null)
    try {
      const {refreshId, created} = await startRefresh(client, {
        roundupId,
        year,
        goLive: moment && goLive,
        ownerId: owner,
        by: user?.name ?? 'Somebody',
        now: presentMoment(),
      })
      toast.push(
        created
          ? {status: 'success', title: `The edition of ${year} is begun`}
          : {status: 'info', title: `The edition of ${year} was begun already: here it is`},
      )
      open(refreshId)
    } catch (error) {
      setFailure(failureInWords(error))
      setIsBusy(false)
    }
  }

  return (
    <Stack gap={5}>
      <Labelled label="Year" htmlFor={`${id}-year`}>
        <TextInput
          id={`${id}-year`}
          type="number"
          fontSize={1}
          padding={3}
          value={year || ''}
          onChange={({currentTarget}) => setYear(Number(currentTarget.value))}
        />
      </Labelled>
      {refresh && refresh.state !== 'planned' ? (
        <Stack gap={4}>
          <Card padding={3} radius={2} tone="primary" border>
            <Text size={1}>
              The edition of {year} is begun already{refresh.state === 'live' ? ', and readers have it' : ''}.
            </Text>
          </Card>
          <Box>
            <Button
              text="Open its refresh"
              tone="primary"
              fontSize={1}
              padding={3}
              onClick={() => open(refresh._id)}
            />
          </Box>
        </Stack>
      ) : (
        <>
          <WallTimeFields value={goLive} onChange={setChosen} />
          <Labelled label="Owner" htmlFor={`${id}-owner`}>
            <Select
              id={`${id}-owner`}
              fontSize={1}
              padding={3}
              value={ownerId ?? ''}
              onChange={({currentTarget}) => setChosenOwner(currentTarget.value)}
            >
              {!ownerId && <option value="">Choose who sees to it…</option>}
              {people?.map(({_id, name}) => (
                <option key={_id} value={_id}>
                  {name ?? _id}
                </option>
              ))}
            </Select>
          </Labelled>
          <Card padding={3} radius={2} tone="transparent" border>
            <Stack as="ul" gap={4}>
              {whatIsMade(plan, year).map((sentence) => (
                <Text as="li" key={sentence} size={1}>
                  {sentence}
                </Text>
              ))}
            </Stack>
          </Card>
          {failure && (
            <Card padding={3} radius={2} tone="critical" border role="alert">
              <Text size={1}>{failure}</Text>
            </Card>
          )}
          <Box>
            <Button
              text={`Start the edition of ${year || '…'}`}
              tone="primary"
              fontSize={1}
              padding={3}
              loading={isBusy}
              disabled={isBusy || !ownerId || !year}
              onClick={() => ownerId && start(ownerId)}
            />
          </Box>
        </>
      )}
    </Stack>
  )
}

function unchosen(): WallTime {
  return {date: '', time: '09:00', timeZone: ownTimeZone()}
}
