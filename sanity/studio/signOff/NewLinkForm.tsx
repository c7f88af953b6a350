import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {type FormEvent, type ReactNode, useId, useState} from 'react'

import {defaultSignOffDays, maxSignOffDays} from '../../../lib/signOff.ts'

/** Asks for whom a link is and for how many days. `onMake` gives whether it was made. */
export function NewLinkForm({onMake}: {onMake: (reader: string, days: number) => Promise<boolean>}) {
  const ids = {reader: useId(), days: useId()}
  const [reader, setReader] = useState('')
  const [days, setDays] = useState(String(defaultSignOffDays))
  const [isBusy, setIsBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    if (await onMake(reader.trim(), Number(days))) setReader('')
    setIsBusy(false)
  }

  return (
    <form onSubmit={submit}>
      <Flex gap={4} wrap="wrap" align="flex-end">
        <Box flex={1} style={{minWidth: '14rem'}}>
          <Field id={ids.reader} label="For whom">
            <TextInput
              id={ids.reader}
              fontSize={1}
              value={reader}
              onChange={({currentTarget}) => setReader(currentTarget.value)}
              placeholder="Their name, as the preview shows it"
              maxLength={100}
            />
          </Field>
        </Box>
        <Box style={{width: '6rem'}}>
          <Field id={ids.days} label="Days">
            <TextInput
              id={ids.days}
              fontSize={1}
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
    </form>
  )
}

function Field({id, label, children}: {id: string; label: string; children: ReactNode}) {
  return (
    <Stack gap={3}>
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {label}
      </Text>
      {children}
    </Stack>
  )
}
