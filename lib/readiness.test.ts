import {describe, expect, it} from 'vitest'

import {blockersIn, readinessOf, readinessSummary} from './readiness.ts'
import type {DraftClaim, ReadinessFacts} from './readinessFacts.ts'

const claim = (changes: Partial<DraftClaim> = {}): DraftClaim => ({
  _key: 'flask-simple',
  key: 'flask-simple',
  label: 'Simple',
  review: {verdict: 'holds', verifiedOn: '2027-05-01', verifiedBy: {_ref: 'desk'}},
  sources: [{}],
  ...changes,
})

const withClaim = (changes: Partial<DraftClaim>) => ({
  draft: {year: 2027, entries: [{_key: 'flask', framework: {_ref: 'flask'}, advantages: [claim(changes)]}]},
})

const from = {documentId: 'edition-a-2027', documentType: 'edition', path: 'x'}

const ready: ReadinessFacts = {
  refreshId: 'refresh.a.2027',
  editionId: 'edition-a-2027',
  roundup: {id: 'a', slug: 'a'},
  otherEditions: [{id: 'edition-a-2026', year: 2026, isPublished: true}],
  current: null,
  references: [{id: 'flask', title: 'Flask', isPublished: true, hasDraft: false, isWeak: false, from}],
  attached: [],
  redirectsInPlace: [],
  schemaProblems: [],
  goLive: {at: '2027-06-04T08:00:00.000Z', day: '2027-06-04'},
  isAhead: true,
  now: '2027-05-02T00:00:00.000Z',
  ...withClaim({}),
}

const found = (changes: Partial<ReadinessFacts>) =>
  readinessOf({...ready, ...changes}).problems.map(({level, code, path}) => [level, code, path])

const simple = 'entries[_key=="flask"].advantages[_key=="flask-simple"]'

describe('readiness', () => {
  it('has nothing against an edition with verified claims, sources and an address of its own', () => {
    expect(readinessOf(ready)).toEqual({problems: [], verified: 1, claims: 1})
    expect(readinessSummary(readinessOf(ready))).toBe('1 of 1 claim verified, nothing stands in the way')
  })

  it.each<[string, Partial<ReadinessFacts>, string[][]]>([
    ['no draft', {draft: null}, [['blocker', 'edition-missing', 'goLive']]],
    ['an unpublished roundup', {roundup: null}, [['blocker', 'roundup-unpublished', 'roundup']]],
    [
      'a roundup without a slug',
      {roundup: {id: 'a', slug: null}},
      [['blocker', 'address-missing', 'roundup']],
    ],
    [
      'another edition of its year',
      {otherEditions: [{id: 'b', year: 2027, isPublished: false}]},
      [['blocker', 'address-conflict', 'year']],
    ],
    [
      'a later edition that is published',
      {otherEditions: [{id: 'b', year: 2028, isPublished: true}]},
      [['blocker', 'not-the-latest', 'year']],
    ],
    ['no go-live', {goLive: null}, [['blocker', 'go-live-missing', 'goLive']]],
    ['a go-live in the past', {now: '2027-06-04T08:00:00.000Z'}, [['blocker', 'go-live-past', 'goLive']]],
    ['its moment come', {now: '2027-06-04T08:00:00.000Z', isAhead: false}, []],
    [
      'a claim that nobody tested',
      withClaim({review: null}),
      [['blocker', 'claim-unverified', `${simple}.review`]],
    ],
    [
      'a claim that nobody signed',
      withClaim({review: {verdict: 'holds', verifiedOn: '2027-05-01'}}),
      [['blocker', 'claim-unverified', `${simple}.review`]],
    ],
    [
      'a claim that expires on the day of go-live',
      withClaim({review: {verdict: 'holds', verifiedOn: '2026-06-04', verifiedBy: {_ref: 'desk'}}}),
      [['blocker', 'claim-expired', `${simple}.review`]],
    ],
    [
      'a claim that expires soon after',
      withClaim({review: {verdict: 'holds', verifiedOn: '2026-07-04', verifiedBy: {_ref: 'desk'}}}),
      [['warning', 'claim-due', `${simple}.review`]],
    ],
    [
      'a claim without a source',
      withClaim({sources: []}),
      [['blocker', 'sources-missing', `${simple}.sources`]],
    ],
    [
      'a claim that is outdated and still listed',
      withClaim({review: {verdict: 'outdated', verifiedOn: '2027-05-01', verifiedBy: {_ref: 'desk'}}}),
      [['warning', 'claim-outdated', `${simple}.review`]],
    ],
    [
      'a redirect at its address',
      {redirectsInPlace: [{id: 'r', from: '/a/2027'}]},
      [['warning', 'redirect-in-place', 'year']],
    ],
    [
      'a framework that is published and named to go along, without changes',
      {attached: [{id: 'flask', title: 'Flask', hasDraft: false}]},
      [['warning', 'nothing-to-publish', '']],
    ],
  ])('finds %s', (_, changes, problems) => {
    expect(found(changes)).toEqual(problems)
  })

  it('wants what the edition refers to published, or going live with it', () => {
    const unpublished = {id: 'new', title: 'New', isPublished: false, hasDraft: true, isWeak: false, from}
    expect(found({references: [unpublished]})).toEqual([['blocker', 'reference-unpublished', 'x']])
    expect(found({references: [unpublished], attached: [{id: 'new', title: 'New', hasDraft: true}]})).toEqual(
      [],
    )
    expect(found({references: [{...unpublished, hasDraft: false}]})).toEqual([
      ['blocker', 'reference-missing', 'x'],
    ])
    expect(found({references: [{...unpublished, isWeak: true}]})).toEqual([
      ['warning', 'reference-unpublished', 'x'],
    ])
  })

  it('warns of claims that vanish without a reason, and of an introduction that stays as it was', () => {
    const introduction = [{_type: 'block'}]
    const entries = [{_key: 'flask', advantages: [claim({key: 'flask-fast'})]}]
    const current = {year: 2026, introduction, entries}
    const draft = {year: 2027, introduction, entries: []}
    expect(found({current, draft})).toEqual([
      ['warning', 'claim-unexplained', 'retired'],
      ['warning', 'introduction-unchanged', 'introduction'],
    ])
    expect(found({current, draft: {year: 2027, entries: [], retired: [{key: 'flask-fast'}]}})).toEqual([])
  })

  it('puts blockers first, and counts only what is good on the day of go-live as verified', () => {
    const readiness = readinessOf({
      ...ready,
      ...withClaim({review: {verdict: 'holds', verifiedOn: '2026-06-01', verifiedBy: {_ref: 'desk'}}}),
      redirectsInPlace: [{id: 'r', from: '/a/2027'}],
    })
    expect(readiness.problems.map(({level}) => level)).toEqual(['blocker', 'warning'])
    expect(readiness.verified).toBe(0)
    expect(blockersIn(readiness)).toEqual([
      'Flask: “Simple” expires on 1 June 2027, before it would go live: verify it anew.',
    ])
    expect(readinessSummary(readiness)).toBe('0 of 1 claim verified, 1 blocker')
  })
})
