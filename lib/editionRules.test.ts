import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {claimKeysProblem, datesProblem, frameworksProblem, positionsProblem} from './editionRules.ts'

const at = (...positions: (number | undefined)[]) => positions.map((position) => ({position}))

describe('positionsProblem', () => {
  it('accepts 1 to n in any order of the list, for any n', () => {
    const orders = fc
      .integer({min: 0, max: 40})
      .chain((count) => fc.shuffledSubarray(range(count), {minLength: count, maxLength: count}))
    fc.assert(
      fc.property(orders, (positions) => {
        expect(positionsProblem(at(...positions))).toBeNull()
      }),
    )
  })

  it('refuses every full set of whole positions that is not 1 to n', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 12}), (positions) => {
        const sorted = positions.toSorted((a, b) => a - b)
        fc.pre(sorted.some((position, index) => position !== index + 1))
        expect(positionsProblem(at(...positions))).not.toBeNull()
      }),
    )
  })

  it('names the position that is given twice', () => {
    expect(positionsProblem(at(1, 2, 2))).toContain('Position 2')
  })

  it('names the position that is missing', () => {
    expect(positionsProblem(at(1, 2, 4))).toMatch(/position 4 is taken.*position 3 is missing/)
  })

  it('waits for positions that are not filled in yet', () => {
    expect(positionsProblem(at(1, undefined, 3))).toBeNull()
  })
})

describe('frameworksProblem', () => {
  it('tells which two entries rank the same framework', () => {
    const entries = [{framework: {_ref: 'a'}}, {framework: {_ref: 'b'}}, {framework: {_ref: 'a'}}]
    expect(frameworksProblem(entries)).toContain('Entries 1 and 3')
  })

  it('accepts different frameworks, and entries whose framework is not chosen yet', () => {
    expect(frameworksProblem([{framework: {_ref: 'a'}}, {}, {framework: null}, {framework: {}}])).toBeNull()
  })
})

describe('claimKeysProblem', () => {
  it('finds a key shared across entries and sides, and names both claims', () => {
    const entries = [
      {advantages: [{key: 'large-community', label: 'Large community'}]},
      {disadvantages: [{key: 'large-community', label: 'Too large a community'}]},
    ]
    expect(claimKeysProblem(entries)).toMatch(/“Large community” and “Too large a community”/)
  })

  it('accepts different keys, and claims that have none yet', () => {
    expect(claimKeysProblem([{advantages: [{key: 'a'}, {}, {}], disadvantages: [{key: 'b'}]}])).toBeNull()
  })
})

describe('datesProblem', () => {
  it('refuses a change before the publication, across time zones', () => {
    expect(datesProblem('2022-06-04T08:00:00Z', '2022-06-04T09:30:00+02:00')).toContain(
      'before the publication',
    )
  })

  it('accepts the same moment, a later one, and none', () => {
    expect(datesProblem('2022-06-04T08:00:00Z', '2022-06-04T08:00:00Z')).toBeNull()
    expect(datesProblem('2022-06-04T08:00:00Z', '2023-01-01T00:00:00Z')).toBeNull()
    expect(datesProblem('2022-06-04T08:00:00Z', undefined)).toBeNull()
    expect(datesProblem(undefined, undefined)).toBeNull()
  })

  it('asks for the publication date when only the change has one', () => {
    expect(datesProblem(undefined, '2023-01-01T00:00:00Z')).toContain('publication date')
  })
})

function range(count: number): number[] {
  return Array.from({length: count}, (_, index) => index + 1)
}
