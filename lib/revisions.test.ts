import {expect, it} from 'vitest'

import {formatRevisions, revisionsMetaName, showsRevision} from './revisions.ts'

const shown = [
  {id: 'edition-a', revision: 'r1'},
  {id: 'framework-b', revision: 'r2'},
]
const html = `<head><meta name="${revisionsMetaName}" content="${formatRevisions(shown)}"/></head>`

it('a page shows the revisions that it names', () => {
  expect(shown.every((one) => showsRevision(html, one))).toBe(true)
})

it('a page shows no other revision, and no document by half its name', () => {
  expect(showsRevision(html, {id: 'edition-a', revision: 'r2'})).toBe(false)
  expect(showsRevision(html, {id: 'edition-a', revision: 'r'})).toBe(false)
  expect(showsRevision(html, {id: 'a', revision: 'r1'})).toBe(false)
  expect(showsRevision('<p>edition-a@r1</p>', {id: 'edition-a', revision: 'r1'})).toBe(false)
})
