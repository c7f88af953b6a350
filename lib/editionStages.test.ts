import {describe, expect, test} from 'vitest'

import {editionStages} from './editionStages.ts'

const published = (id: string, year: number) => ({id, year, isPublished: true})
const draft = (id: string, year: number | null) => ({id, year, isPublished: false})
const goLive = {at: '2027-06-04T08:00:00.000Z', timeZone: 'Europe/Berlin'}

describe('the stages of the editions of a roundup', () => {
  test('the latest published one is current, earlier ones are past, and the rest is being made', () => {
    const stages = editionStages([published('a', 2022), draft('c', 2027), published('b', 2026)], [])
    expect(stages.map(({id, stage}) => `${id} ${stage}`)).toEqual(['c drafting', 'b current', 'a past'])
  })

  test('unpublished changes leave an edition where readers have it', () => {
    const [edition, ...others] = editionStages([published('a', 2026), draft('a', 2026)], [])
    expect(edition).toEqual({id: 'a', year: 2026, stage: 'current', goLive: null})
    expect(others).toEqual([])
  })

  test('a refresh says whether what is being made is scheduled or held', () => {
    const editions = [draft('a', 2027), draft('b', 2028), draft('c', 2029)]
    const stages = editionStages(editions, [
      {editionId: 'a', state: 'scheduled', goLive},
      {editionId: 'b', state: 'held', goLive},
      {editionId: 'c', state: 'drafting', goLive},
    ])
    expect(stages.map(({stage}) => stage)).toEqual(['drafting', 'held', 'scheduled'])
    expect(stages[2]?.goLive).toEqual(goLive)
  })

  test('a draft without a year comes first, and no edition at all is an empty list', () => {
    expect(editionStages([published('a', 2026), draft('b', null)], [])[0]?.id).toBe('b')
    expect(editionStages([], [])).toEqual([])
  })
})
