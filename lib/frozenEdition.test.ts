import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {type FrozenEdition, frozenProblems} from './frozenEdition.ts'

const claim = (key: string) => ({_key: key, key, label: `Label of ${key}`, body: 'What it says.'})
const flask = {
  _key: 'flask',
  position: 1,
  framework: {_ref: 'flask'},
  summary: 'Small.',
  advantages: [claim('a'), claim('b')],
}
const django = {_key: 'django', position: 2, framework: {_ref: 'django'}, disadvantages: [claim('c')]}
const old = {_key: 'old', date: '2023-01-01T00:00:00Z', text: 'It was so.', by: {_ref: 'desk'}}
const published = {
  _id: 'edition-2022',
  _rev: 'a',
  roundup: {_ref: 'roundup'},
  year: 2022,
  headline: 'Five of them',
  publishedAt: '2022-06-04T08:00:00Z',
  modifiedAt: '2023-01-01T00:00:00Z',
  entries: [flask, django],
  corrections: [old],
}
const signed = {_key: 'new', date: '2026-11-25T12:00:00Z', text: 'It said so.', by: {_ref: 'desk'}}

/** The edition with a change, and the correction that goes with it. */
function corrected(change: Partial<FrozenEdition>, correction: Partial<typeof signed> = {}): FrozenEdition {
  return {
    ...published,
    modifiedAt: signed.date,
    corrections: [...published.corrections, {...signed, ...correction}],
    ...change,
  }
}

const pathsOf = (changed: FrozenEdition) => frozenProblems(published, changed).map(({path}) => path)

describe('without a new correction', () => {
  it('every change of every field is refused', () => {
    const field = fc.constantFrom(
      ...Object.keys(published).filter((name) => !name.startsWith('_')),
      'closing',
    )
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        fc.pre(!['entries', 'corrections'].includes(name))
        const changed = {...published, [name]: value}
        fc.pre(JSON.stringify(changed) !== JSON.stringify(published))
        expect(pathsOf(changed)).toContainEqual(['corrections'])
      }),
    )
  })

  it('a change deep inside an entry is refused', () => {
    const entries = [{...flask, summary: 'Tiny.'}, django]
    expect(pathsOf({...published, entries})).toEqual([['corrections']])
  })

  it('what the lake itself writes is no change', () => {
    expect(frozenProblems(published, {...published, _id: 'drafts.edition-2022', _rev: 'b'})).toEqual([])
  })
})

describe('with a correction that is dated, signed and told to readers', () => {
  it('any wording may change', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.jsonValue(), (headline, body, closing) => {
        const entries = [{...flask, advantages: [{...claim('a'), body, sources: [body]}, claim('b')]}, django]
        expect(frozenProblems(published, corrected({headline, entries, closing}))).toEqual([])
      }),
    )
  })

  it('the place, the year and the date of publication may not', () => {
    const change = {roundup: {_ref: 'other'}, year: 2023, publishedAt: '2022-06-05T08:00:00Z'}
    expect(pathsOf(corrected(change))).toEqual([['roundup'], ['year'], ['publishedAt']])
  })

  it('entries may neither come, go, nor change places', () => {
    const others = fc
      .subarray([flask, django, {...flask, _key: 'gin'}])
      .chain((entries) => fc.shuffledSubarray(entries, {minLength: entries.length}))
    fc.assert(
      fc.property(others, (entries) => {
        const isSame = entries.map(({_key}) => _key).join() === 'flask,django'
        expect(pathsOf(corrected({entries}))).toEqual(isSame ? [] : [['entries']])
      }),
    )
  })

  it('an entry keeps its position and its framework', () => {
    const entries = [
      {...flask, position: 2},
      {...django, position: 1, framework: {_ref: 'gin'}},
    ]
    expect(pathsOf(corrected({entries}))).toEqual([
      ['entries', {_key: 'flask'}, 'position'],
      ['entries', {_key: 'django'}, 'position'],
      ['entries', {_key: 'django'}, 'framework'],
    ])
  })

  it.each([
    ['added', [claim('a'), claim('b'), claim('d')]],
    ['removed', [claim('a')]],
    ['given another key', [claim('a'), {...claim('b'), key: 'z'}]],
  ])('no claim is %s', (_, advantages) => {
    expect(pathsOf(corrected({entries: [{...flask, advantages}, django]}))).toEqual([
      ['entries', {_key: 'flask'}, 'advantages'],
    ])
  })

  it('earlier corrections are neither removed nor altered', () => {
    expect(pathsOf(corrected({corrections: [signed]}))).toEqual([['corrections']])
    expect(pathsOf(corrected({corrections: [{...old, text: 'Never mind.'}, signed]}))).toEqual([
      ['corrections', {_key: 'old'}],
    ])
  })

  it('the date of the last change moves to that of the correction or past it', () => {
    expect(pathsOf(corrected({modifiedAt: published.modifiedAt}))).toEqual([['modifiedAt']])
    expect(pathsOf(corrected({modifiedAt: null}))).toEqual([['modifiedAt']])
    expect(pathsOf(corrected({modifiedAt: '2026-11-25T13:00:00+01:00'}))).toEqual([])
    expect(pathsOf(corrected({modifiedAt: '2026-12-01T00:00:00Z'}))).toEqual([])
  })

  it.each([{date: ''}, {text: ' '}, {by: {_ref: ''}}])(
    'a correction without its part is refused: %o',
    (gap) => {
      expect(pathsOf(corrected({}, gap))).toEqual([['corrections', {_key: 'new'}]])
    },
  )

  it('a correction cannot be dated before the last change that readers know of', () => {
    expect(pathsOf(corrected({}, {date: '2022-07-01T00:00:00Z'}))).toEqual([
      ['corrections', {_key: 'new'}, 'date'],
    ])
  })
})
