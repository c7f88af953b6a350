import {describe, expect, it} from 'vitest'

import {expiryOf, standingOf} from '../../lib/claims.ts'
import {compareEditions} from '../../lib/editionDiff.ts'
import {claimKeysProblem, frameworksProblem, positionsProblem} from '../../lib/editionRules.ts'
import {documents} from './documents.ts'
import {edition2022} from './edition2022.ts'
import {edition2026} from './edition2026/edition2026.ts'
import {ids} from './ids.ts'
import {isObject, neededBy, objectsIn, referencesIn} from './references.ts'
import {roundup} from './roundup.ts'
import type {SeedEdition} from './seedDocument.ts'

const of2022 = parts(edition2022)
const of2026 = parts(edition2026)

describe.each([edition2022, edition2026])('the edition of $year', (edition) => {
  const {entries, claims} = parts(edition)

  it('keeps the rules of an edition', () => {
    expect(positionsProblem(entries)).toBeNull()
    expect(frameworksProblem(entries)).toBeNull()
    expect(claimKeysProblem(entries)).toBeNull()
  })

  it('has a headline by the pattern of its roundup, an introduction and a closing', () => {
    const pattern = roundup.titlePattern ?? ''
    const headline = pattern.replace('{count}', `${entries.length}`).replace('{year}', `${edition.year}`)
    expect(edition.headline).toBe(headline)
    expect(edition.introduction?.length).toBeGreaterThan(0)
    expect(edition.closing?.length).toBeGreaterThan(0)
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

describe('the edition of 2022', () => {
  it('has five frameworks with 13 advantages and 7 disadvantages, 20 claims in all', () => {
    const {entries, advantages, disadvantages, claims} = of2022
    expect([entries.length, advantages.length, disadvantages.length, claims.length]).toEqual([5, 13, 7, 20])
  })

  it('ranks them in the order of its article', () => {
    expect(order(edition2022)).toEqual(['flask', 'django', 'ruby-on-rails', 'express', 'laravel'])
  })

  it('came out on 4 June 2022', () => {
    expect(edition2022.publishedAt).toMatch(/^2022-06-04T/)
  })

  it('has no reviews and no sources, because none of its claims was tested again, and retires nothing', () => {
    expect(of2022.claims.filter(({review, sources}) => review ?? sources)).toEqual([])
    expect(edition2022.retired).toBeUndefined()
  })
})

describe('the edition of 2026', () => {
  it('has five frameworks with 15 advantages and 9 disadvantages, 24 claims in all', () => {
    const {entries, advantages, disadvantages, claims} = of2026
    expect([entries.length, advantages.length, disadvantages.length, claims.length]).toEqual([5, 15, 9, 24])
  })

  it('ranks them by their share in the survey of 2025, as the frameworks have it and as it says itself', () => {
    expect(order(edition2026)).toEqual(['express', 'flask', 'django', 'laravel', 'ruby-on-rails'])
    const shares = of2026.entries.map(({framework}) => share2025(framework?._ref))
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(edition2026.ground).toContain('Stack Overflow Developer Survey of 2025')
  })

  it('accounts for each of the twenty claims of 2022 once, by its lasting key', () => {
    const {claims} = compareEditions(comparable(edition2022), comparable(edition2026))
    const keys = (kind: string) =>
      claims.filter((change) => change.kind === kind).map(({before, after}) => (after ?? before)?.claim.key)
    expect(keys('kept')).toHaveLength(19)
    expect(keys('dropped')).toEqual(edition2026.retired?.map(({key}) => key))
    expect(keys('dropped')).toEqual(['express-callbacks'])
    expect(keys('new')).toEqual([
      'express-rejected-promises-are-handled',
      'express-version-4-is-near-its-end',
      'flask-only-the-latest-release-is-supported',
      'django-long-term-support',
      'ruby-on-rails-short-support-windows',
    ])
  })

  it('says in numbers what its introduction says in words', () => {
    const kept = of2026.claims.filter(({key}) => of2022.claims.some((claim) => claim.key === key))
    const verdicts = Object.groupBy(kept, ({review}) => review?.verdict ?? 'none')
    const counts = Object.entries(verdicts).map(([verdict, claims]) => [verdict, claims?.length])
    expect(Object.fromEntries(counts)).toEqual({holds: 12, sharpened: 3, softened: 3, corrected: 1})
    expect(edition2026.retired?.map(({review}) => review?.verdict)).toEqual(['outdated'])
  })

  it('changes the words of every claim that was sharpened, softened or corrected', () => {
    const {claims} = compareEditions(comparable(edition2022), comparable(edition2026))
    const unchanged = claims.filter(({kind, isReworded}) => kind === 'kept' && !isReworded)
    expect(new Set(unchanged.map(({verdict}) => verdict))).toEqual(new Set(['holds']))
  })

  it('has an advantage and a disadvantage for each framework', () => {
    for (const {advantages, disadvantages} of of2026.entries) {
      expect(advantages?.length).toBeGreaterThan(0)
      expect(disadvantages?.length).toBeGreaterThan(0)
    }
  })

  it.each([...of2026.claims, ...(edition2026.retired ?? [])])(
    '$key was tested by the desk before publication, on sources that had been read by then',
    ({review, sources}) => {
      expect(review).toMatchObject({verdict: expect.any(String), verifiedBy: {_ref: ids.desk}})
      expect(review?.note?.length).toBeGreaterThan(0)
      expect(sources?.length).toBeGreaterThan(0)
      const verifiedOn = review?.verifiedOn ?? ''
      expect(verifiedOn < (edition2026.publishedAt ?? '')).toBe(true)
      const readLater = sources?.filter(({accessedOn = ''}) => accessedOn > verifiedOn)
      expect(readLater).toEqual([])
    },
  )

  it.each(of2026.claims)('$key expires at the end of its shelf life, and not before', (claim) => {
    const {verifiedOn} = claim.review ?? {}
    expect(claim.review?.expiresOn).toBe(expiryOf({...claim, review: {verifiedOn}}))
    expect(standingOf(claim, '2026-10-20')).toBe('holds')
  })
})

describe('the seed', () => {
  it('has every document once, and each after those that it needs', () => {
    const known = new Set<string>()
    for (const document of documents) {
      expect(known).not.toContain(document._id)
      known.add(document._id)
      expect(neededBy(document).filter((id) => !known.has(id))).toEqual([])
    }
  })

  it('mentions only documents that it has', () => {
    const all = new Set<string>(documents.map(({_id}) => _id))
    expect(referencesIn(documents).filter(({_ref}) => !all.has(_ref))).toEqual([])
  })

  it('gives the items of every list keys of their own', () => {
    for (const list of lists(documents)) {
      const keys = list.map((item) => item._key)
      expect(new Set(keys).size).toBe(list.length)
      expect(keys).not.toContain(undefined)
    }
  })
})

/** Every list of objects below the documents themselves. */
function lists(value: unknown): Record<string, unknown>[][] {
  return objectsIn(value).flatMap((object) =>
    Object.values(object).flatMap((field) =>
      Array.isArray(field) && field.every(isObject) && field.length > 0 ? [field] : [],
    ),
  )
}

function parts({entries = []}: SeedEdition) {
  const advantages = entries.flatMap((entry) => entry.advantages ?? [])
  const disadvantages = entries.flatMap((entry) => entry.disadvantages ?? [])
  return {entries, advantages, disadvantages, claims: [...advantages, ...disadvantages]}
}

function order(edition: SeedEdition): string[] {
  const {entries} = parts(edition)
  return entries.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({_key}) => _key)
}

/** The share that a framework's own article gives, in per cent. */
function share2025(frameworkId: string | undefined): number {
  const framework = documents.find(({_id}) => _id === frameworkId)
  const facts = framework?._type === 'framework' ? (framework.facts ?? []) : []
  return Number.parseFloat(facts.find(({_key}) => _key === 'popularity-2025')?.value ?? '')
}

/** An edition in the shape that a comparison takes: what a query would answer, with null for what is missing. */
function comparable(edition: SeedEdition) {
  const claims = (list: ReturnType<typeof parts>['claims'] = []) =>
    list.map(({key = null, label = null, body = null, review}) => ({
      key,
      label,
      body,
      review: review ? {verdict: review.verdict ?? null, verifiedOn: review.verifiedOn ?? null} : null,
    }))
  return parts(edition).entries.map(({framework, position = null, advantages, disadvantages}) => ({
    frameworkId: framework?._ref ?? '',
    position,
    advantages: claims(advantages),
    disadvantages: claims(disadvantages),
  }))
}
