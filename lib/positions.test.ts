import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {renumbered} from './positions.ts'

const ranked = ['a', 'b', 'c', 'd'].map((_key, index) => ({_key, position: index + 1}))

describe('entries that are numbered by their place in the list', () => {
  test('moving one up pushes those between down by one', () => {
    expect(renumbered(ranked, {fromIndex: 3, toIndex: 1})).toEqual([
      {_key: 'd', position: 2},
      {_key: 'b', position: 3},
      {_key: 'c', position: 4},
    ])
  })

  test('an entry that stays where it is changes nothing', () => {
    expect(renumbered(ranked, {fromIndex: 2, toIndex: 2})).toEqual([])
  })

  test('whatever is moved, and whatever the positions were, each of 1 to n is there once afterwards', () => {
    const list = fc.uniqueArray(fc.string({minLength: 1}), {minLength: 1, maxLength: 12}).chain((keys) =>
      fc.record({
        entries: fc.tuple(
          ...keys.map((_key) => fc.record({_key: fc.constant(_key), position: fc.option(fc.integer())})),
        ),
        fromIndex: fc.nat(keys.length - 1),
        toIndex: fc.nat(keys.length - 1),
      }),
    )
    fc.assert(
      fc.property(list, ({entries, ...move}) => {
        const changed = new Map(renumbered(entries, move).map(({_key, position}) => [_key, position]))
        const positions = entries.map(({_key, position}) => changed.get(_key) ?? position)
        expect(positions.toSorted((a, b) => Number(a) - Number(b))).toEqual(
          entries.map((_, index) => index + 1),
        )
        const moved = entries[move.fromIndex]
        expect(moved && (changed.get(moved._key) ?? moved.position)).toBe(move.toIndex + 1)
      }),
    )
  })
})
