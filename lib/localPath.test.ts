import fc from 'fast-check'
import {expect, test} from 'vitest'

import {localPath} from './localPath.ts'

test('a path is kept with its query, and of an address the path', () => {
  expect(localPath('/frameworks?page=2#top')).toBe('/frameworks?page=2')
  expect(localPath('https://perennial.test/frameworks/django')).toBe('/frameworks/django')
  expect(localPath(null)).toBe('/')
})

test('what a browser would take for an address elsewhere leads to the front page', () => {
  for (const address of ['http://site.test//evil.example', '/.//evil.example', '/a/..//evil.example']) {
    expect(localPath(address), address).toBe('/')
  }
})

test('whatever it is given, a browser stays on the site', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', 'evil.example', 'javascript', '\t', '?', '#')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (address) => {
        expect(new URL(localPath(address), 'https://site.test').origin).toBe('https://site.test')
      },
    ),
  )
})
