import {expect, it} from 'vitest'

import {type RefreshState, standingOfRefresh} from './refreshState.ts'

const goLiveAt = '2027-06-04T08:00:00.000Z'
const before = '2027-06-04T07:00:00.000Z'
const inItsMinute = '2027-06-04T08:00:59.000Z'
const after = '2027-06-04T08:01:01.000Z'

it.each<[RefreshState, boolean, string, string]>([
  ['planned', false, before, 'planned'],
  ['planned', false, after, 'planned'],
  ['drafting', false, before, 'drafting'],
  ['drafting', true, before, 'ready'],
  ['scheduled', true, before, 'scheduled'],
  ['scheduled', false, before, 'scheduled'],
  ['scheduled', true, inItsMinute, 'scheduled'],
  ['scheduled', true, after, 'missed'],
  ['publishing', true, inItsMinute, 'scheduled'],
  ['publishing', true, after, 'missed'],
  ['published', true, after, 'live'],
  ['live', true, after, 'live'],
  ['held', false, after, 'held'],
])('a refresh that is %s (ready: %s) at %s stands as %s', (state, isReady, now, standing) => {
  expect(standingOfRefresh({state, goLiveAt}, isReady, now)).toBe(standing)
})
