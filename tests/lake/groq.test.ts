import {afterAll, beforeAll, expect, test} from 'vitest'

import {groqDocuments, groqPairs} from '../fixtures/groq.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  await lake.client().action({
    actionType: 'sanity.action.release.create',
    releaseId: 'spring',
    metadata: {title: 'Spring', releaseType: 'undecided'},
  })
  lake.lake.transact({author: 'test', mutations: groqDocuments.map((create) => ({create}))})
})
afterAll(() => lake.close())

test.each(groqPairs)('%s', async (query, answer) => {
  expect(await lake.client().fetch(query, {p: 'amber'}, {perspective: 'raw'})).toEqual(answer)
})
