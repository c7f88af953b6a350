import {expect, test} from 'vitest'

import {plainDocument} from './plainDocument.ts'

test('what only the framework puts in is left out, and all else stays as it is', () => {
  const html =
    '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="next-size-adjust" content=""/>' +
    '<link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css" data-precedence="next"/></head>' +
    '<body><div hidden=""><!--$--><!--/$--></div><!--&--><p data-copy="x">By <!-- --> <b>two</b></p>' +
    '<template id="B:0"><p>Late</p><template></template></template><script src="/reader/a.js"></script></body></html>'
  expect(plainDocument(html)).toBe(
    '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/a.css"/></head>' +
      '<body><p data-copy="x">By  <b>two</b></p><script src="/reader/a.js"></script></body></html>',
  )
})

test('a hidden element of our own stays', () => {
  const html = '<div hidden="" class="note">Saved</div><div hidden="" id="menu">Menu</div>'
  expect(plainDocument(html)).toBe(html)
})
