import {describe, expect, it} from 'vitest'

import {filterEditions, filterRefreshes, ownersOf} from './refreshFilters.ts'

const ada = {_id: 'ada', name: 'Ada'}
const grace = {_id: 'grace', name: 'Grace'}
const everything = {owner: null, roundup: null}

describe('filters of the Refreshes tool', () => {
  const refreshes = [
    {owner: ada, roundup: {_id: 'a'}},
    {owner: grace, roundup: {_id: 'a'}},
    {owner: null, roundup: null},
  ]

  it('leave everything when none is set', () => {
    expect(filterRefreshes(refreshes, everything)).toEqual(refreshes)
  })

  it('keep what belongs to both the owner and the roundup', () => {
    expect(filterRefreshes(refreshes, {owner: 'ada', roundup: null})).toEqual(refreshes.slice(0, 1))
    expect(filterRefreshes(refreshes, {owner: null, roundup: 'a'})).toEqual(refreshes.slice(0, 2))
    expect(filterRefreshes(refreshes, {owner: 'grace', roundup: 'b'})).toEqual([])
  })

  it('take the owner of its roundup for that of an edition', () => {
    const editions = [{roundup: {_id: 'a', owner: ada}}, {roundup: null}]
    expect(filterEditions(editions, {owner: 'ada', roundup: null})).toEqual(editions.slice(0, 1))
    expect(filterEditions(editions, {owner: 'grace', roundup: 'a'})).toEqual([])
  })

  it('offer every owner once, by name', () => {
    expect(ownersOf([{owner: grace}, {owner: ada}, {owner: null}, {owner: grace}])).toEqual([ada, grace])
  })
})
