import {describe, expect, it} from 'vitest'

import {claimKeysProblem, frameworksProblem, positionsProblem} from '../../lib/editionRules.ts'
import {documents} from './documents.ts'
import {edition2022} from './edition2022.ts'

const entries = edition2022.entries ?? []
const advantages = entries.flatMap((entry) => entry.advantages ?? [])
const disadvantages = entries.flatMap((entry) => entry.disadvantages ?? [])
const claims = [...advantages, ...disadvantages]

describe('the edition of 2022', () => {
  it('has five frameworks with 13 advantages and 7 disadvantages, 20 claims in all', () => {
    expect([entries.length, advantages.length, disadvantages.length, claims.length]).toEqual([5, 13, 7, 20])
  })

  it('ranks them in the order of its article', () => {
    const order = entries.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({_key}) => _key)
    expect(order).toEqual(['flask', 'django', 'ruby-on-rails', 'express', 'laravel'])
  })

  it('keeps the rules of an edition', () => {
    expect(positionsProblem(entries)).toBeNull()
    expect(frameworksProblem(entries)).toBeNull()
    expect(claimKeysProblem(entries)).toBeNull()
  })

  it('came out on 4 June 2022, with introduction and closing', () => {
    expect(edition2022.publishedAt).toMatch(/^2022-06-04T/)
    expect(edition2022.introduction?.length).toBeGreaterThan(0)
    expect(edition2022.closing?.length).toBeGreaterThan(0)
  })

  it('has no reviews: none of its claims was tested again', () => {
    expect(claims.filter(({review}) => review !== undefined)).toEqual([])
  })

  it.each(claims)('$key is told in two to four sentences', ({body}) => {
    const sentences = body?.match(/[.!?](?=\s|$|”)/g) ?? []
    expect(sentences.length).toBeGreaterThanOrEqual(2)
    expect(sentences.length).toBeLessThanOrEqual(4)
  })

  it.each(claims)('$key is the key of its array item as well', ({_key, key}) => {
    expect(_key).toBe(key)
  })
})

describe('the seed', () => {
  it('has every document once, and each after those that it needs', () => {
    const known = new Set<string>()
    for (const document of documents) {
      expect(known).not.toContain(document._id)
      known.add(document._id)
      const needed = references(document).filter(({_weak}) => !_weak)
      expect(needed.filter(({_ref}) => !known.has(_ref))).toEqual([])
    }
  })

  it('mentions only documents that it has', () => {
    const all = new Set<string>(documents.map(({_id}) => _id))
    expect(references(documents).filter(({_ref}) => !all.has(_ref))).toEqual([])
  })

  it('gives the items of every list keys of their own', () => {
    for (const list of lists(documents)) {
      const keys = list.map((item) => item._key)
      expect(new Set(keys).size).toBe(list.length)
      expect(keys).not.toContain(undefined)
    }
  })
})

interface Reference {
  _ref: string
  _weak: boolean
}

function references(value: unknown): Reference[] {
  return objectsIn(value).flatMap((object) =>
    typeof object._ref === 'string' ? [{_ref: object._ref, _weak: object._weak === true}] : [],
  )
}

/** Every list of objects below the documents themselves. */
function lists(value: unknown): Record<string, unknown>[][] {
  return objectsIn(value).flatMap((object) =>
    Object.values(object).flatMap((field) =>
      Array.isArray(field) && field.every(isObject) && field.length > 0 ? [field] : [],
    ),
  )
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
