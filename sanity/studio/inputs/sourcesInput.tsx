import {Box, Stack, Text, TextInput} from '@sanity/ui'
import {type ClipboardEvent, type KeyboardEvent, useState} from 'react'
import type {ArrayOfObjectsInputProps} from 'sanity'

import {sourceAt} from '../../../lib/sources.ts'
import {today} from '../../today.ts'
import {randomKey} from '../randomKey.ts'

/**
 * A list of sources with a line to paste an address into: it becomes a source, read today, whose title is asked for next. An
 * address that the list has already, or that is none, says so and is not lost.
 */
export function SourcesInput(props: ArrayOfObjectsInputProps) {
  const {value = [], path, readOnly, onItemAppend, onItemOpen, onPathFocus, renderDefault} = props
  const [problem, setProblem] = useState<string | null>(null)

  function add(text: string): boolean {
    const {source, problem: found} = sourceAt(text, {known: value.map(urlOf), day: today()})
    setProblem(found)
    if (!source) return false
    const item = {...source, _type: 'source', _key: randomKey()}
    onItemAppend(item)
    onItemOpen([...path, {_key: item._key}])
    onPathFocus([{_key: item._key}, 'title'])
    return true
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    if (event.currentTarget.value === '' && add(event.clipboardData.getData('text'))) event.preventDefault()
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (add(event.currentTarget.value)) event.currentTarget.value = ''
  }

  return (
    <Stack gap={3}>
      {!readOnly && (
        <Box>
          <TextInput
            aria-label="Paste the address of a source"
            fontSize={1}
            inputMode="url"
            onChange={() => setProblem(null)}
            onKeyDown={press}
            onPaste={paste}
            padding={3}
            placeholder="Paste an address to add it as a source"
          />
        </Box>
      )}
      {problem && (
        <Text as="p" role="alert" size={1}>
          {problem}
        </Text>
      )}
      {renderDefault(props)}
    </Stack>
  )
}

function urlOf(source: object): string {
  return 'url' in source && typeof source.url === 'string' ? source.url : ''
}
