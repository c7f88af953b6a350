import {Card, Grid, Stack, Text, TextInput} from '@sanity/ui'
import {Autocomplete} from '@sanity/ui/autocomplete'
import {type ReactNode, useId} from 'react'

import type {WallTime} from '../../../lib/zonedTime.ts'
import {ownTimeZone} from '../../today.ts'
import {momentInWords} from './momentInWords.ts'

const timeZones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({value}))

/** Day, time and zone of a go-live, with what they mean on the clocks of both zones. */
export function WallTimeFields({value, onChange}: {value: WallTime; onChange: (value: WallTime) => void}) {
  const id = useId()
  const words = momentInWords(value, ownTimeZone())
  return (
    <Stack gap={4}>
      <Grid gridTemplateColumns={[1, 1, 3]} gap={3}>
        <Labelled label="Day" htmlFor={`${id}-day`}>
          <TextInput
            id={`${id}-day`}
            type="date"
            fontSize={1}
            padding={3}
            value={value.date}
            onChange={({currentTarget}) => onChange({...value, date: currentTarget.value})}
          />
        </Labelled>
        <Labelled label="Time" htmlFor={`${id}-time`}>
          <TextInput
            id={`${id}-time`}
            type="time"
            fontSize={1}
            padding={3}
            value={value.time}
            onChange={({currentTarget}) => onChange({...value, time: currentTarget.value})}
          />
        </Labelled>
        <Labelled label="Time zone" htmlFor={`${id}-zone`}>
          <Autocomplete
            id={`${id}-zone`}
            fontSize={1}
            padding={3}
            openButton
            options={timeZones}
            value={value.timeZone}
            filterOption={(query, option) => isNamed(option.value, query)}
            onChange={(timeZone) => onChange({...value, timeZone})}
          />
        </Labelled>
      </Grid>
      {words && (
        <Stack gap={3} as="output">
          <Text size={1} weight="medium">
            {words.meant}
          </Text>
          {words.own && (
            <Text size={1} muted>
              On your clock: {words.own}
            </Text>
          )}
          {words.warning && (
            <Card padding={3} radius={2} tone="caution" border>
              <Text size={1}>{words.warning}</Text>
            </Card>
          )}
        </Stack>
      )}
    </Stack>
  )
}

/** A field of a dialog with its label above it. */
export function Labelled({label, htmlFor, children}: {label: string; htmlFor: string; children: ReactNode}) {
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={htmlFor} size={1} weight="medium">
        {label}
      </Text>
      {children}
    </Stack>
  )
}

/** Whether somebody who types `new york` means `America/New_York`. */
function isNamed(timeZone: string, query: string): boolean {
  return timeZone.toLowerCase().includes(query.trim().toLowerCase().replaceAll(' ', '_'))
}
