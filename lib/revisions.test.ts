import fc from 'fast-check'
import {expect, it} from 'vitest'

import {
  formatRevisions,
  readRevisions,
  revisionsInAnswer,
  revisionShown,
  revisionsMetaName,
  type ShownRevision,
} from './revisions.ts'

const page = (...named: ShownRevision[][]) =>
  `<head>${named.map((shown) => `<meta name="${revisionsMetaName}" content="${formatRevisions(shown)}"/>`).join('<title>x</title>')}</head>`

const shown = [
  {id: 'edition-a', revision: 'r1'},
  {id: 'framework-b', revision: 'r2'},
]

it('a page shows the revisions that it names, in whichever of its elements', () => {
  expect(revisionShown(page(shown), 'edition-a')).toBe('r1')
  expect(revisionShown(page([{id: 'siteSettings', revision: 'r0'}], shown), 'framework-b')).toBe('r2')
})

it('a page shows no document by half its name, and nothing that only its text mentions', () => {
  expect(revisionShown(page(shown), 'a')).toBeNull()
  expect(revisionShown('<p>edition-a@r1</p>', 'edition-a')).toBeNull()
})

it('a page that names nothing is told from one of another site', () => {
  expect(readRevisions(page([]))).toEqual([])
  expect(readRevisions('<title>Example</title>')).toBeNull()
})

it('an answer shows the documents that it carries with id and revision, once each, however deep', () => {
  const person = {_id: 'desk', _type: 'person', _rev: 'r3', name: 'Desk'}
  const answer = {
    _id: 'edition-a',
    _rev: 'r1',
    authors: [person],
    entries: [{claims: [{review: {verifiedBy: person}}], framework: {_id: 'framework-b', name: 'B'}}],
    previous: null,
  }
  expect(revisionsInAnswer(answer)).toEqual([
    {id: 'edition-a', revision: 'r1'},
    {id: 'desk', revision: 'r3'},
  ])
  expect(revisionsInAnswer(null)).toEqual([])
})

it('what a page names is read again as it was written', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9._-]{1,30}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({id: word, revision: word}), {selector: ({id}) => id}), (named) => {
      expect(readRevisions(page(named))).toEqual(named)
    }),
  )
})
