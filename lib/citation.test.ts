import {expect, test} from 'vitest'

import {citationBibtex, citationLine, type CitedWork} from './citation.ts'

const work: CitedWork = {
  authors: ['The Perennial desk', 'Ada Example'],
  title: 'Five frameworks & what {became} of 100% of them',
  site: 'Perennial',
  year: 2026,
  published: '2026-11-20T09:00:00.000Z',
  address: 'https://perennial.example/top-backend-frameworks/2026',
}

test('a reference names authors, title, site, edition, date and the lasting address', () => {
  expect(citationLine(work)).toBe(
    'The Perennial desk and Ada Example. “Five frameworks & what {became} of 100% of them”. Perennial, edition of 2026, 20 November 2026. https://perennial.example/top-backend-frameworks/2026',
  )
  expect(citationLine({...work, authors: [], published: null})).toMatch(
    /^“Five.+ Perennial, edition of 2026\. https/,
  )
})

test('a BibTeX entry keeps whole names together and escapes what TeX would read as a command', () => {
  expect(citationBibtex(work)).toBe(
    [
      '@online{perennial2026fiveframeworkswhatbecame,',
      '  author = {{The Perennial desk} and {Ada Example}},',
      String.raw`  title = {{Five frameworks \& what became of 100\% of them}},`,
      '  journal = {Perennial},',
      '  edition = {2026},',
      '  year = {2026},',
      '  month = {11},',
      '  day = {20},',
      '  url = {https://perennial.example/top-backend-frameworks/2026},',
      '}',
    ].join('\n'),
  )
  expect(citationBibtex({...work, published: null})).not.toContain('month')
})
