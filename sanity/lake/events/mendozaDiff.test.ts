import fc from 'fast-check'
import {applyPatch, incremental} from 'mendoza'
import type {RawPatch} from 'mendoza'
import {expect, test} from 'vitest'

import type {Json} from '../store/documentTypes.ts'
import {diffInto} from './mendozaDiff.ts'

const text = fc.oneof(
  fc.string(),
  fc.string({unit: 'grapheme'}),
  fc
    .tuple(fc.constant('A long beginning that stays the same: ü, €, 😀. '), fc.string({unit: 'grapheme'}))
    .map((t) => t.join('')),
)
const {value} = fc.letrec<{value: Json}>((tie) => ({
  value: fc.oneof(
    {maxDepth: 4},
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '_key', 'é'), tie('value'), {maxKeys: 4}),
  ),
}))

function patchBetween(left: Json, right: Json): RawPatch {
  const patch: RawPatch = []
  diffInto(patch, left, right)
  return patch
}

test('a patch between any two values turns the one into the other, in both decoders', () => {
  fc.assert(
    fc.property(value, value, (left, right) => {
      const patch = patchBetween(left, right)
      expect(applyPatch(left, patch)).toEqual(right)
      const replayed = incremental.applyPatch(incremental.wrap(left, null), patch, null)
      expect(incremental.unwrap(replayed)).toEqual(right)
    }),
    {numRuns: 2000},
  )
})

test('a changed word in a long document costs a small patch', () => {
  const body = Array.from({length: 50}, (_, i) => ({
    _key: `k${i}`,
    text: `Paragraph number ${i}, long enough to matter`,
  }))
  const edited = body.map((block) =>
    block._key === 'k25' ? {...block, text: `${block.text} a little more`} : block,
  )
  const patch = patchBetween({_id: 'a', body}, {_id: 'a', body: edited})
  expect(JSON.stringify(patch).length).toBeLessThan(100)
})
