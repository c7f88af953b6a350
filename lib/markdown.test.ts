import fc from 'fast-check'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {expect, test} from 'vitest'

import {
  heading,
  htmlDocument,
  link,
  list,
  markdownDocument,
  paragraph,
  paragraphs,
  strong,
  table,
  words,
} from './markdown.ts'

const parse = (markdown: string) =>
  fromMarkdown(markdown, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]}).children

test('a document reads like one written by hand', () => {
  const blocks = [
    heading(1, 'Top 5'),
    paragraph(words('By '), strong('the desk'), words('.')),
    ...list([[words('Language: PHP')], [link('https://example.org/', 'Site')]]),
    ...list([[words('Flask')], [words('Django')]], 1),
    table([
      ['2026', 'Framework'],
      ['1', 'Express | Node'],
    ]),
  ]
  expect(markdownDocument(blocks)).toBe(
    [
      '# Top 5',
      'By **the desk**.',
      '- Language: PHP\n- [Site](https://example.org/)',
      '1. Flask\n2. Django',
      '| 2026 | Framework |\n| - | - |\n| 1 | Express \\| Node |\n',
    ].join('\n\n'),
  )
})

const awkward = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.string({unit: fc.constantFrom(...'#*_`~[]()<>!|\\-+1.&; \n:/"\'$=', 'https://a.b', '<b>', 'a')}),
)

test('whatever a text holds, it is read back as that text and nothing else', () => {
  fc.assert(
    fc.property(awkward, (text) => {
      const expected = text.replaceAll(/\s+/g, ' ').trim()
      fc.pre(expected !== '')
      const [block, ...others] = parse(markdownDocument([paragraph(words(expected))]))
      expect(others).toEqual([])
      const children = block?.type === 'paragraph' ? block.children : []
      // An address in a text is a link to every reader of Markdown; it says the same.
      const read = children.flatMap((child) => (child.type === 'link' ? child.children : [child]))
      expect(read.map((child) => (child.type === 'text' ? child.value : child.type)).join('')).toBe(
        withoutUnreadable(expected),
      )
    }),
    {numRuns: 400},
  )
})

/** Characters that no document may contain are left out. */
function withoutUnreadable(text: string): string {
  const [first] = paragraphs(text)
  const [child] = first?.type === 'paragraph' ? first.children : []
  return child?.type === 'text' ? child.value : ''
}

test('an empty line parts two paragraphs, and nothing makes none', () => {
  expect(paragraphs('One\ntwo\n\n\nthree')).toHaveLength(2)
  expect(paragraphs(' \n\n ')).toEqual([])
  expect(paragraphs(null)).toEqual([])
  expect(list([])).toEqual([])
})

test('the same blocks are HTML for a feed, in which text stays text', () => {
  const blocks = [
    heading(2, 'A <b>'),
    paragraph(words('1 & 2, '), link('https://example.org/?a=1&b=2', 'there')),
  ]
  expect(htmlDocument(blocks)).toBe(
    '<h2>A &#x3C;b></h2>\n<p>1 &#x26; 2, <a href="https://example.org/?a=1&#x26;b=2">there</a></p>',
  )
})
