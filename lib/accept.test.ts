import {expect, test} from 'vitest'

import {prefersMarkdown} from './accept.ts'

test.each([
  ['text/markdown', true],
  ['text/markdown, text/html, */*', true],
  ['text/html;q=0.5, text/markdown', true],
  ['*/*, text/markdown;q=0.8', true],
  ['text/html, text/markdown;q=0.9', false],
  ['text/html, text/markdown', false],
  ['text/markdown;q=0', false],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
  ['*/*', false],
  ['', false],
])('%s', (accept, isMarkdown) => {
  expect(prefersMarkdown(accept)).toBe(isMarkdown)
})
