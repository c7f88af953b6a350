import fc from 'fast-check'
import {expect, test} from 'vitest'

import {
  movementInWords,
  movementsBetween,
  rankHistory,
  stepInWords,
  type Movement,
  type RankedEdition,
} from './rankHistory.ts'

function edition(year: number, ...frameworks: (string | null)[]): RankedEdition {
  return {year, ranking: frameworks.map((frameworkId, index) => ({frameworkId, position: index + 1}))}
}

const editions = [
  edition(2022, 'flask', 'django', 'rails'),
  edition(2026, 'express', 'flask', 'rails', 'django'),
  edition(2027, 'express', 'django', 'rails'),
]

test('a framework is followed from edition to edition, the newest first', () => {
  const told = (frameworkId: string) =>
    rankHistory(editions, frameworkId).map(({year, position, movement}) => [year, position, movement?.kind])
  expect(told('flask')).toEqual([
    [2027, null, 'absent'],
    [2026, 2, 'down'],
    [2022, 1, undefined],
  ])
  expect(told('express')).toEqual([
    [2027, 1, 'same'],
    [2026, 1, 'new'],
    [2022, null, undefined],
  ])
  expect(rankHistory(editions, 'django')[0]?.movement).toEqual({kind: 'up', from: 4, by: 2, since: 2026})
})

test('the editions may come in any order', () => {
  expect(rankHistory(editions.toReversed(), 'django')).toEqual(rankHistory(editions, 'django'))
})

test('in an edition that never ranked it a framework has no movement', () => {
  expect(rankHistory(editions, 'laravel').map(({movement}) => movement)).toEqual([null, null, null])
})

test('an entry without a position or a framework is not ranked', () => {
  const unfinished = {
    year: 2026,
    ranking: [
      {frameworkId: 'flask', position: null},
      {frameworkId: null, position: 1},
    ],
  }
  expect([...movementsBetween(edition(2022, 'flask'), unfinished)]).toEqual([
    ['flask', {kind: 'absent', since: 2022}],
  ])
})

test.each<[Movement, string, string]>([
  [{kind: 'up', from: 4, by: 3, since: 2022}, 'up from 4 in 2022', 'up 3 places'],
  [{kind: 'down', from: 1, by: 1, since: 2022}, 'down from 1 in 2022', 'down 1 place'],
  [{kind: 'same', since: 2022}, 'unchanged since 2022', 'unchanged'],
  [{kind: 'new', since: 2022}, 'new since 2022', 'new'],
  [{kind: 'absent', since: 2022}, 'no longer ranked', 'dropped'],
])('%o is said in words', (movement, words, step) => {
  expect([movementInWords(movement), stepInWords(movement)]).toEqual([words, step])
})

test('from and by always lead to the position', () => {
  const someRanking = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
  fc.assert(
    fc.property(someRanking, someRanking, (earlier, later) => {
      const [before, after] = [edition(2022, ...earlier), edition(2026, ...later)]
      const movements = movementsBetween(before, after)
      expect(new Set(movements.keys())).toEqual(new Set([...earlier, ...later]))
      for (const [framework, movement] of movements) {
        if (!('by' in movement)) continue
        const position = movement.kind === 'up' ? movement.from - movement.by : movement.from + movement.by
        expect([earlier[movement.from - 1], later[position - 1]]).toEqual([framework, framework])
      }
    }),
  )
})
