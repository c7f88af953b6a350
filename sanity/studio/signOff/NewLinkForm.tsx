import type {SanityClient} from '@sanity/client'
import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, useId, useState} from 'react'
import {useCurrentUser} from 'sanity'

import {systemClock} from '../../../lib/clock.ts'
import {defaultSignOffDays, maxSignOffDays} from '../../../lib/signOff.ts'
import {CopyAddress} from './CopyAddress.tsx'
import {addressOf, makeLink} from './signOffLinks.ts'

interface Props {
  client: SanityClient
  editionId: string
  run: (work: () => Promise<unknown>) => Promise<void>
}

/** For whom and for how long; then the address, to be copied. */
export function NewLinkForm({client, editionId, run}: Props) {
  const user = useCurrentUser()
  const ids = {reader: useId(), days: useId()}
  const [reader, setReader] = useState('')
  const [days, setDays] = useState(String(defaultSignOffDays))
  const [address, setAddress] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function make(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    setAddress(null)
    await run(async () => {
      const link = await makeLink(client, {
        editionId,
        reader: reader.trim(),
        createdBy: user?.name ?? 'an editor',
        days: Number(days),
        now: systemClock.now().toISOString(),
      })
      setAddress(await addressOf(link._id))
      setReader('')
    })
    setIsBusy(false)
  }

  return (
    <form onSubmit={make}>
      <Stack gap={4}>
        <Flex gap={3} wrap="wrap" align="flex-end">
          <Box flex={1} style={{minWidth: '14rem'}}>
            <Field id={ids.reader} label="For whom">
              <TextInput
                id={ids.reader}
                value={reader}
                onChange={({currentTarget}) => setReader(currentTarget.value)}
                placeholder="Their name, as the page greets them"
                required
              />
            </Field>
          </Box>
          <Box style={{width: '8rem'}}>
            <Field id={ids.days} label="Days">
              <TextInput
                id={ids.days}
                type="number"
                min={1}
                max={maxSignOffDays}
                step={1}
                value={days}
                onChange={({currentTarget}) => setDays(currentTarget.value)}
                required
              />
            </Field>
          </Box>
          <Button
            type="submit"
            text="Make a link"
            tone="primary"
            fontSize={1}
            padding={3}
            loading={isBusy}
            disabled={isBusy || reader.trim() === ''}
          />
        </Flex>
        {address && <CopyAddress address={address} />}
      </Stack>
    </form>
  )
}

function Field({id, label, children}: {id: string; label: string; children: React.ReactNode}) {
  return (
    <Stack gap={3}>
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {label}
      </Text>
      {children}
    </Stack>
  )
}
