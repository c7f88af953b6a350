import fc from 'fast-check'
import {expect, test} from 'vitest'

import {readPreviewPerspective, releaseIn} from './previewPerspective.ts'

test('a preview is of drafts unless the cookie names something else', () => {
  expect(readPreviewPerspective(undefined)).toBe('drafts')
  expect(readPreviewPerspective('drafts')).toBe('drafts')
  expect(readPreviewPerspective('published')).toBe('published')
  expect(readPreviewPerspective('rAbC123,drafts')).toEqual(['rAbC123', 'drafts'])
})

test('what no perspective looks like is taken for drafts, never for everything', () => {
  for (const cookie of [
    'raw',
    'previewDrafts',
    '',
    ',',
    'rA,raw',
    '../x',
    'r"]',
    `${'rA,'.repeat(99)}drafts`,
  ]) {
    expect(readPreviewPerspective(cookie), cookie).toBe('drafts')
  }
  fc.assert(
    fc.property(fc.string(), (cookie) => {
      const read = readPreviewPerspective(cookie)
      for (const name of [read].flat()) expect(name).toMatch(/^(published|drafts|r[A-Za-z0-9]{4,})$/)
    }),
  )
})

test('the release of a perspective is the one on top', () => {
  expect(releaseIn(['rAbC123', 'rOther', 'drafts'])).toBe('rAbC123')
  expect(releaseIn(['drafts'])).toBeNull()
  expect(releaseIn('published')).toBeNull()
})
