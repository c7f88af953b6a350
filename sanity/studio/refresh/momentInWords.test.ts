import {expect, it} from 'vitest'

import {momentInWords} from './momentInWords.ts'

const inBerlin = (date: string, time: string) => ({date, time, timeZone: 'Europe/Berlin'})

it('gives a moment in the zone that is meant and on the editor’s own clock', () => {
  expect(momentInWords(inBerlin('2027-06-04', '10:00'), 'America/New_York')).toEqual({
    at: '2027-06-04T08:00:00.000Z',
    meant: expect.stringContaining('4 June 2027 at 10:00'),
    own: expect.stringContaining('4 June 2027 at 04:00'),
    warning: null,
  })
})

it('says it once where both clocks show the same', () => {
  expect(momentInWords(inBerlin('2027-06-04', '10:00'), 'Europe/Vienna')?.own).toBeNull()
})

it('explains a time that does not exist, and one that comes twice', () => {
  expect(momentInWords(inBerlin('2027-03-28', '02:30'), 'UTC')?.warning).toMatch(/does not exist.*at 03:30/)
  expect(momentInWords(inBerlin('2027-10-31', '02:30'), 'UTC')?.warning).toContain('comes twice')
})

it('waits until the time is finished', () => {
  expect(momentInWords(inBerlin('', '10:00'), 'UTC')).toBeNull()
  expect(momentInWords(inBerlin('2027-06-04', ''), 'UTC')).toBeNull()
  expect(momentInWords({date: '2027-06-04', time: '10:00', timeZone: 'Berl'}, 'UTC')).toBeNull()
})
