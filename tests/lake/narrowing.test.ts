import fc from 'fast-check'
import {evaluate} from 'groq-js'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {documentStoreOf} from '../../sanity/lake/query/documentStore.ts'
import {evaluatePlan} from '../../sanity/lake/query/evaluatePlan.ts'
import {parseQuery, planOf} from '../../sanity/lake/query/parse.ts'
import {layerOf, marksDeletion, presented} from '../../sanity/lake/query/perspective.ts'
import type {Perspective} from '../../sanity/lake/query/perspective.ts'
import {openView} from '../../sanity/lake/query/view.ts'
import type {LakeDocument} from '../../sanity/lake/store/documentTypes.ts'
import {publishedIdOf} from '../../sanity/lake/store/publishedId.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {dataset, perspective, query} from '../support/randomQueries.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

/** What a perspective shows, worked out the plain way: over every document. */
function overlay(documents: LakeDocument[], layers: Perspective): LakeDocument[] {
  if (layers === 'raw') return documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const order = [...layers, null]
  const groups = [...Map.groupBy(documents, ({_id}) => publishedIdOf(_id)).values()]
  const tops = groups.map((variants) =>
    order
      .map((layer) => variants.find(({_id}) => layerOf(_id) === layer))
      .find((variant) => variant !== undefined),
  )
  return tops
    .filter((top) => top !== undefined)
    .filter((top) => layerOf(top._id) === null || !marksDeletion(top))
    .map(presented)
    .toSorted((a, b) => (a._id < b._id ? -1 : 1))
}

const surroundings = {timestamp: new Date(0), identity: '', sanity: {projectId: 'p', dataset: 'd'}}

test('a narrowed query gives the very answer of the whole evaluation, in every perspective', async () => {
  await fc.assert(
    fc.asyncProperty(
      dataset,
      fc.array(fc.tuple(query, perspective), {minLength: 12, maxLength: 12}),
      async (documents, questions) => {
        const existing = [...lake.lake.read.all()].map(({_id}) => ({delete: {id: _id}}))
        lake.lake.transact({
          author: 'test',
          mutations: [...existing, ...documents.map((create) => ({create}))],
        })
        const stored = [...lake.lake.read.all()]
        expect(stored).toHaveLength(documents.length)

        for (const [groq, layers] of questions) {
          const visible = overlay(stored, layers)
          const plain = await (await evaluate(parseQuery(groq, {}), {dataset: visible})).get()
          const view = openView(documentStoreOf(lake.lake.database), layers, () => true)
          const {value: narrowed} = await evaluatePlan(planOf(groq, {}), view, surroundings)
          expect(JSON.parse(JSON.stringify(narrowed)), `${groq} in ${JSON.stringify(layers)}`).toEqual(
            JSON.parse(JSON.stringify(plain)),
          )
        }
      },
    ),
    {numRuns: 200},
  )
})
