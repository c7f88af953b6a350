import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest'

import type {Lake} from '../../sanity/lake/lake.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {transactSelected} from '../../sanity/lake/mutations/select.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())
beforeEach(() =>
  write(
    {_id: 'a', _type: 'task', isOpen: true, done: 0},
    {_id: 'b', _type: 'task', isOpen: false, done: 0},
    {_id: 'other', _type: 'note', count: 0},
  ),
)

function write(
  ...documents: {_id: string; _type: string; [field: string]: string | number | boolean}[]
): void {
  lake.lake.transact({
    author: 'somebody',
    mutations: documents.map((createOrReplace) => ({createOrReplace})),
  })
}

/** The lake, where somebody else writes each time while a query runs. */
function busyLake(writeAlso: (turn: number) => void): Lake {
  let turn = 0
  const {queries} = lake.lake
  return {
    ...lake.lake,
    queries: {
      ...queries,
      async run(job, asker) {
        const outcome = await queries.run(job, asker)
        writeAlso((turn += 1))
        return outcome
      },
    },
  }
}

const finish = {patch: {query: '*[_type == "task" && isOpen]', inc: {done: 1}}}
const options = {author: 'me', autoGenerateArrayKeys: false}
const done = () => lake.lake.read.getMany(['a', 'b']).map((document) => document.done)

test('other writes do not hold up a mutation whose query they do not concern', async () => {
  const busy = busyLake((turn) => write({_id: 'other', _type: 'note', count: turn}))
  const {results} = await transactSelected(busy, [finish], options)
  expect(results.map(({id}) => id)).toEqual(['a'])
  expect(done()).toEqual([1, 0])
})

test('a write that changes what a query chooses is taken into account', async () => {
  const busy = busyLake((turn) => {
    if (turn === 1) write({_id: 'b', _type: 'task', isOpen: true, done: 0})
  })
  const {results} = await transactSelected(busy, [finish], options)
  expect(results.map(({id}) => id)).toEqual(['a', 'b'])
  expect(done()).toEqual([1, 1])
})

test('a mutation whose query never comes to rest is given up, with nothing changed', async () => {
  let turns = 0
  const busy = busyLake((turn) => {
    turns = turn
    write({_id: 'b', _type: 'task', isOpen: turn % 2 === 0, done: 0})
  })
  await expect(transactSelected(busy, [finish], options)).rejects.toMatchObject({
    status: 503,
    headers: {'retry-after': '1'},
  })
  expect(turns).toBe(limits.maxSelectionAttempts)
  expect(done()).toEqual([0, 0])
})
