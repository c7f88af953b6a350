import fc from 'fast-check'
import {afterAll, beforeAll, expect, test} from 'vitest'

import type {WireMutation} from '../../sanity/lake/mutations/wireTypes.ts'
import {documentStoreOf} from '../../sanity/lake/query/documentStore.ts'
import {evaluatePlan} from '../../sanity/lake/query/evaluatePlan.ts'
import {planOf} from '../../sanity/lake/query/parse.ts'
import {layerOf} from '../../sanity/lake/query/perspective.ts'
import type {Perspective} from '../../sanity/lake/query/perspective.ts'
import {tagsOfAnswer} from '../../sanity/lake/query/syncTags/answerTags.ts'
import {tagsWokenBy} from '../../sanity/lake/query/syncTags/wokenTags.ts'
import {openView} from '../../sanity/lake/query/view.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {dataset, document, perspective, query, storedId} from '../support/randomQueries.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const surroundings = {timestamp: new Date(0), identity: '', sanity: {projectId: 'p', dataset: 'd'}}

async function ask(groq: string, layers: Perspective): Promise<{json: string; tags: string[]}> {
  const view = openView(documentStoreOf(lake.lake.database), layers, () => true)
  const {value} = await evaluatePlan(planOf(groq, {}), view, surroundings)
  return {json: JSON.stringify(value), tags: tagsOfAnswer(view.used(), layers)}
}

/** Commits mutations and gives the tags that live listeners are told, with and without drafts. */
function commit(mutations: WireMutation[]): {all: Set<string>; published: Set<string>} {
  const {changes} = lake.lake.transact({author: 'test', mutations})
  const {read} = lake.lake
  const wake = (about: typeof changes) =>
    new Set(
      about.flatMap((change) => Array.from(tagsWokenBy(change, (id) => read.getMany(read.relatedTo(id))))),
    )
  return {
    all: wake(changes),
    published: wake(changes.filter(({documentId}) => layerOf(documentId) === null)),
  }
}

function replaceAll(documents: WireMutation[]): void {
  const existing = [...lake.lake.read.all()].map(({_id}) => ({delete: {id: _id}}))
  lake.lake.transact({author: 'test', mutations: [...existing, ...documents]})
}

const mutation = fc.oneof(
  {weight: 3, arbitrary: document.map((replacement): WireMutation => ({createOrReplace: replacement}))},
  storedId.map((id): WireMutation => ({delete: {id}})),
)

test('whatever changes an answer wakes one of its sync tags, in every perspective', async () => {
  await fc.assert(
    fc.asyncProperty(
      dataset,
      fc.array(fc.tuple(query, perspective), {minLength: 8, maxLength: 8}),
      fc.array(fc.array(mutation, {minLength: 1, maxLength: 2}), {minLength: 3, maxLength: 3}),
      async (documents, questions, transactions) => {
        replaceAll(documents.map((create) => ({create})))
        let answers = await Promise.all(questions.map(([groq, layers]) => ask(groq, layers)))
        for (const mutations of transactions) {
          const ids = new Set([...lake.lake.read.all()].map(({_id}) => _id))
          const woken = commit(mutations.filter((one) => !('delete' in one) || ids.delete(one.delete.id)))
          const later = await Promise.all(questions.map(([groq, layers]) => ask(groq, layers)))
          for (const [index, [groq, layers]] of questions.entries()) {
            if (answers[index]?.json === later[index]?.json) continue
            const heard = layers !== 'raw' && layers.length === 0 ? woken.published : woken.all
            expect(
              answers[index]?.tags.some((tag) => heard.has(tag)),
              `${groq} in ${JSON.stringify(layers)} after ${JSON.stringify(mutations)}`,
            ).toBe(true)
          }
          answers = later
        }
      },
    ),
    {numRuns: 150},
  )
})
