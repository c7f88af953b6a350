import fc from 'fast-check'
import {expect, test} from 'vitest'

import {TagLog} from './tagLog.ts'

const tag = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const tagList = fc.uniqueArray(tag, {maxLength: 3})

test('what was begun after a drop holds, what was begun before it does not', () => {
  const log = new TagLog()
  const before = log.position
  log.drop(['a'])
  expect(log.isDropped(['a', 'b'], before)).toBe(true)
  expect(log.isDropped(['b'], before)).toBe(false)
  expect(log.isDropped(['a'], log.position)).toBe(false)
})

test('dropping everything drops what has no tags as well, and nothing that is begun later', () => {
  const log = new TagLog()
  const before = log.position
  log.dropAll()
  expect(log.isDropped([], before)).toBe(true)
  expect(log.isDropped(['a'], log.position)).toBe(false)
})

test('positions that others gave out are kept, and the next one is later than all of them', () => {
  const log = new TagLog()
  log.drop(['a'], 12)
  expect(log.isDropped(['a'], 11)).toBe(true)
  expect(log.isDropped(['a'], 12)).toBe(false)
  expect(log.drop(['b'])).toBe(13)
})

test('it agrees with a log that keeps everything, and errs towards dropped where it has forgotten', () => {
  fc.assert(
    fc.property(
      fc.array(tagList, {maxLength: 30}),
      tagList,
      fc.nat({max: 30}),
      fc.integer({min: 1, max: 6}),
      (drops, tags, begunAt, most) => {
        const [log, short] = [new TagLog(), new TagLog(most)]
        for (const dropped of drops) {
          log.drop(dropped)
          short.drop(dropped)
        }
        const isTold = drops.slice(begunAt).some((dropped) => dropped.some((name) => tags.includes(name)))
        expect(log.isDropped(tags, begunAt)).toBe(isTold)
        expect(short.isDropped(tags, begunAt) || !isTold).toBe(true)
        expect(short.isDropped(tags, short.position)).toBe(false)
      },
    ),
  )
})
