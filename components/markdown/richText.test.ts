import {expect, test} from 'vitest'

import {markdownDocument} from '@/lib/markdown.ts'

import {richTextBlocks} from './richText.ts'

type Blocks = NonNullable<Parameters<typeof richTextBlocks>[0]>
type TextBlock = Extract<Blocks[number], {_type: 'block'}>

const span = (text: string, marks: string[] = []) => ({_type: 'span' as const, _key: text, text, marks})
const block = (children: ReturnType<typeof span>[], more: Partial<TextBlock> = {}): TextBlock => ({
  _type: 'block',
  _key: 'k',
  children,
  markDefs: null,
  ...more,
})
const item = (text: string, listItem: 'bullet' | 'number', level = 1) =>
  block([span(text)], {listItem, level})

function markdown(...blocks: Blocks): string {
  return markdownDocument(richTextBlocks(blocks, 'https://example.org'))
}

test('marks and links are kept, and links to the site’s own documents are whole', () => {
  const flask = {_type: 'framework' as const, slug: 'flask', year: null, roundup: null}
  const text = block([span('It is '), span('good', ['strong', 'em']), span('. '), span('Flask', ['l'])], {
    markDefs: [{_key: 'l', _type: 'internalLink', target: flask}],
  })
  expect(markdown(text)).toBe('It is **_good_**. [Flask](https://example.org/frameworks/flask)\n')
})

test('an address that no reader should follow is left out', () => {
  const text = block([span('here', ['l'])], {
    markDefs: [{_key: 'l', _type: 'externalLink', href: 'javascript:alert(1)'}],
  })
  expect(markdown(text)).toBe('here\n')
})

test('items that follow each other are one list, with deeper ones inside', () => {
  expect(
    markdown(item('one', 'bullet'), item('inner', 'number', 2), item('two', 'bullet'), block([span('end')])),
  ).toBe('- one\n  1. inner\n- two\n\nend\n')
})

test('headings, quotations, code and call-outs have their forms', () => {
  expect(
    markdown(
      block([span('Title')], {style: 'h2'}),
      block([span('Said')], {style: 'blockquote'}),
      {_type: 'codeBlock', _key: 'c', language: 'js', code: 'a()\n```', filename: null},
      {_type: 'callout', _key: 'o', tone: 'warning', text: 'Mind *this*.'},
    ),
  ).toBe('## Title\n\n> Said\n\n````js\na()\n```\n````\n\n> **Warning**\n>\n> Mind \\*this\\*.\n')
})
