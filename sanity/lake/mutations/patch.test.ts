import {Mutation} from '@sanity/mutator'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {patchCases} from '../../../tests/fixtures/patches.ts'
import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import {applyPatch} from './patch.ts'
import type {PatchOperations} from './wireTypes.ts'

describe('applyPatch', () => {
  it.each(patchCases)('$name', ({before, patch, after}) => {
    expect(applyPatch(before, patch)).toEqual(after)
  })

  it('gives back the very document when nothing changes', () => {
    const document = {a: 1, list: [{_key: 'x', n: 1}]}
    const nothing = {set: {a: 1, 'list[_key=="x"].n': 1}, unset: ['b'], setIfMissing: {a: 2}, inc: {c: 1}}
    expect(applyPatch(document, nothing)).toBe(document)
  })

  it('keeps the identity of everything beside the change', () => {
    const [left, first, second] = [{deep: [1]}, {_key: 'a'}, {_key: 'b', n: 1}]
    const patched = applyPatch({left, right: {list: [first, second]}}, {set: {'right.list[_key=="b"].n': 2}})
    expect(patched).toEqual({left, right: {list: [first, {_key: 'b', n: 2}]}})
    expect(patched.left).toBe(left)
    const {right} = patched
    expect(isJsonObject(right) && Array.isArray(right.list) && right.list[0]).toBe(first)
    expect(second.n).toBe(1)
  })

  it.each(['', 'a[', 'a..', 'a b', '[0', 'a[_key==]', '"text"', '5'])('refuses the path %j', (path) => {
    expect(() => applyPatch({a: [1]}, {set: {[path]: 1}})).toThrow(/path/i)
  })

  it('refuses a path that leads to the same places in too many ways', () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : {a: nested(depth - 1), b: nested(depth - 1)})
    expect(() => applyPatch({x: nested(9)}, {unset: ['..*..*..*..*..nothing']})).toThrow(/more than/)
  })

  it('treats field names that JavaScript gives a meaning as any other', () => {
    const patched = applyPatch(
      {},
      {set: {__proto__x: 1, "['__proto__'].a": 1, hasOwnProperty: 2, 'constructor.name': 'x'}},
    )
    expect(Object.keys(patched).toSorted()).toEqual([
      '__proto__',
      '__proto__x',
      'constructor',
      'hasOwnProperty',
    ])
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype)
  })
})

// The Studio applies every patch to its own copy with @sanity/mutator; the lake must come to the same document.
const key = fc.constantFrom('k1', 'k2', 'k3')
const scalar = fc.oneof(fc.integer({min: -9, max: 9}), fc.constantFrom('x', 'yy'), fc.boolean())
const item = fc.record(
  {_key: key, x: scalar, o: fc.record({x: scalar}, {requiredKeys: []})},
  {requiredKeys: ['_key']},
)
const list = fc.uniqueArray(item, {selector: ({_key}) => _key, maxLength: 3})
const value = fc.oneof(scalar, list, fc.record({x: scalar}))
const document: fc.Arbitrary<JsonObject> = fc.record(
  {a: scalar, list, o: fc.record({x: scalar, list}, {requiredKeys: []})},
  {requiredKeys: []},
)
const place = fc.oneof(
  key.map((name) => `[_key=="${name}"]`),
  fc.constantFrom('[0]', '[1]', '[-1]'),
)
const itemPath = fc.tuple(fc.constantFrom('list', 'o.list'), place).map(([name, which]) => name + which)
const path = fc.oneof(
  fc.constantFrom('a', 'o', 'o.x', 'list', 'o.list', 'new.x.y'),
  itemPath,
  fc.tuple(itemPath, fc.constantFrom('.x', '.o', '.o.x')).map(([start, end]) => start + end),
)
const newItems = fc.array(fc.record({_key: fc.constantFrom('n1', 'n2'), x: scalar}), {
  minLength: 1,
  maxLength: 2,
})
const patch: fc.Arbitrary<PatchOperations> = fc.oneof(
  fc.record({set: fc.dictionary(path, value, {minKeys: 1, maxKeys: 1})}),
  fc.record({setIfMissing: fc.dictionary(path, value, {minKeys: 1, maxKeys: 1})}),
  fc.record({unset: fc.array(path, {minLength: 1, maxLength: 2})}),
  fc.record({inc: fc.dictionary(path, fc.integer({min: -5, max: 5}), {minKeys: 1, maxKeys: 1})}),
  fc.record({insert: fc.record({before: itemPath, items: newItems})}),
  fc.record({insert: fc.record({after: itemPath, items: newItems})}),
)

describe('applyPatch, for any document and patch', () => {
  it('comes to the same document as the Studio does', () => {
    fc.assert(
      fc.property(document, patch, (fields, operations) => {
        fc.pre(!wantsMissingItem(fields, operations))
        const mutation = new Mutation({mutations: [{patch: {id: 'd', ...operations}}]})
        const expected = mutation.apply({_id: 'd', _type: 't', ...structuredClone(fields)})
        expect(applyPatch({_id: 'd', _type: 't', ...fields}, operations)).toEqual(expected)
      }),
      {numRuns: 2_000},
    )
  })

  it('never changes what it was given', () => {
    fc.assert(
      fc.property(document, patch, (fields, operations) => {
        const [kept, asked] = [structuredClone(fields), structuredClone(operations)]
        applyPatch(fields, operations)
        expect([fields, operations]).toEqual([kept, asked])
      }),
    )
  })

  it('comes back to the same document when a set is repeated', () => {
    fc.assert(
      fc.property(document, fc.dictionary(path, value, {maxKeys: 1}), (fields, set) => {
        const once = applyPatch(fields, {set})
        expect(applyPatch(once, {set})).toBe(once)
      }),
    )
  })
})

// Where the two differ on purpose: the Studio's copy makes an empty object on the way to an item that is not there,
// and appends to an array when the item after its last is set; the lake does neither. The Studio writes no such patch.
function wantsMissingItem(fields: JsonObject, {set, setIfMissing}: PatchOperations): boolean {
  return Object.keys({...set, ...setIfMissing}).some((written) => {
    const end = written.lastIndexOf(']')
    return end > 0 && applyPatch(fields, {unset: [written.slice(0, end + 1)]}) === fields
  })
}
