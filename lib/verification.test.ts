import {describe, expect, it} from 'vitest'

import {placedClaims} from './readinessRules.ts'
import {changesBack, changesOfFinding, claimsToVerify, type VerifiableEntry} from './verification.ts'

const entry: VerifiableEntry = {
  _key: 'flask',
  advantages: [
    {_key: 'a', shelfLifeMonths: 6, sources: [{_key: 's', accessedOn: '2022-05-01'}, {_key: 't'}]},
    {
      _key: 'b',
      review: {verdict: 'softened', verifiedOn: '2026-11-01', verifiedBy: {_ref: 'desk'}, note: 'So.'},
    },
  ],
  disadvantages: [
    {_key: 'c', review: {verdict: 'holds', verifiedOn: '2025-11-25', verifiedBy: {_ref: 'desk'}}},
  ],
}
const day = '2026-11-25'
const claims = placedClaims({entries: [entry]})
const finding = {verdict: 'holds', personId: 'ada', day, hasSameSources: false}
const a = 'entries[_key=="flask"].advantages[_key=="a"]'
const b = 'entries[_key=="flask"].advantages[_key=="b"]'

describe('claimsToVerify', () => {
  it('leaves out what holds on that day', () => {
    expect(claimsToVerify(claims, day).map(({claim}) => claim._key)).toEqual(['a', 'c'])
  })

  it('asks once a day for a claim that never keeps longer than it counts as due', () => {
    const review = (verifiedOn: string) => ({verdict: 'holds', verifiedOn, verifiedBy: {_ref: 'desk'}})
    const wants = (verifiedOn: string) =>
      claimsToVerify([{claim: {_key: 'a', shelfLifeMonths: 1, review: review(verifiedOn)}, path: ''}], day)
        .length
    expect([wants('2026-11-24'), wants(day)]).toEqual([1, 0])
  })

  it('asks for a claim that nobody signed', () => {
    const unsigned = {_key: 'b', review: {verdict: 'holds', verifiedOn: '2026-11-01'}}
    expect(
      claimsToVerify(placedClaims({entries: [{_key: 'flask', advantages: [unsigned]}]}), day),
    ).toHaveLength(1)
  })
})

describe('changesOfFinding', () => {
  it('signs and dates the reviews, and lets each expire after its own shelf life', () => {
    const {set, unset} = changesOfFinding(claims, finding)
    expect(unset).toEqual([])
    expect(set[`${a}.review`]).toEqual({
      _type: 'review',
      verdict: 'holds',
      verifiedOn: day,
      verifiedBy: {_type: 'reference', _ref: 'ada'},
      expiresOn: '2027-05-25',
    })
    expect(set[`${b}.review`]).toMatchObject({expiresOn: '2027-11-25', note: 'So.'})
  })

  it('takes a note, or takes it away', () => {
    const withNote = (note: string) => changesOfFinding(claims, {...finding, note}).set[`${b}.review`]
    expect(withNote('Read the changelog.')).toMatchObject({note: 'Read the changelog.'})
    expect(withNote('')).not.toHaveProperty('note')
  })

  it('dates the sources only when they were read again', () => {
    const sources = [`${a}.sources[_key=="s"].accessedOn`, `${a}.sources[_key=="t"].accessedOn`]
    expect(Object.keys(changesOfFinding(claims, finding).set)).toHaveLength(3)
    const {set} = changesOfFinding(claims, {...finding, hasSameSources: true})
    expect(sources.map((path) => set[path])).toEqual([day, day])
  })
})

describe('changesBack', () => {
  it('puts back what was there and takes away what was not', () => {
    expect(changesBack(claims)).toEqual({
      set: {
        [`${a}.sources[_key=="s"].accessedOn`]: '2022-05-01',
        [`${b}.review`]: entry.advantages?.[1]?.review,
        'entries[_key=="flask"].disadvantages[_key=="c"].review': entry.disadvantages?.[0]?.review,
      },
      unset: [`${a}.review`, `${a}.sources[_key=="t"].accessedOn`],
    })
  })
})
