import fc from 'fast-check'
import {expect, test} from 'vitest'

import {withoutFrameworkScripts} from './frameworkScripts.ts'

test('the framework’s scripts, their data and the hints to load them go', () => {
  const page = [
    '<head><link rel="preload" as="script" href="/_next/a.js"/><link rel="stylesheet" href="/_next/a.css"/></head>',
    '<p>Text</p><script>self.__next_f.push([1,"</p><p>"])</script>',
    '<script src="/_next/b.js" async=""></script><p>More</p>',
  ].join('')
  expect(withoutFrameworkScripts(page)).toBe(
    '<head><link rel="stylesheet" href="/_next/a.css"/></head><p>Text</p><p>More</p>',
  )
})

test('our own scripts and blocks of data stay', () => {
  const page =
    '<script src="/reader/theme.js"></script><script type="module" src="/reader/copy.js"></script><script type="application/ld+json">{"a":"<b>"}</script>'
  expect(withoutFrameworkScripts(page)).toBe(page)
})

test('a page whose late parts a script puts in their place keeps it', () => {
  const page =
    '<!--$?--><template id="B:0"></template><div hidden id="S:0">x</div><script>$RC("B:0","S:0")</script>'
  expect(withoutFrameworkScripts(page)).toBe(page)
})

test('what is shown stays byte for byte, whatever it is', () => {
  const word = fc.stringMatching(/^[ -;=?-~\n\u00e9]{0,40}$/)
  const piece = word.map((text) => `<p title="${text.replaceAll('"', '')}">${text}</p><br>`)
  const script = word.map((text) => `<script>${text}</script>`)
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, script)), (pairs) => {
      expect(withoutFrameworkScripts(pairs.flat().join(''))).toBe(pairs.map(([shown]) => shown).join(''))
    }),
  )
})
