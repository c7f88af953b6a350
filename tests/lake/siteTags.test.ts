import {afterAll, beforeAll, expect, test} from 'vitest'

import type {WireMutation} from '../../sanity/lake/mutations/wireTypes.ts'
import {documentStoreOf} from '../../sanity/lake/query/documentStore.ts'
import {evaluatePlan} from '../../sanity/lake/query/evaluatePlan.ts'
import {planOf} from '../../sanity/lake/query/parse.ts'
import {tagsOfAnswer} from '../../sanity/lake/query/syncTags/answerTags.ts'
import {tagsWokenBy} from '../../sanity/lake/query/syncTags/wokenTags.ts'
import {openView} from '../../sanity/lake/query/view.ts'
import {compareQuery} from '../../sanity/queries/compare.ts'
import {editionQuery} from '../../sanity/queries/edition.ts'
import {changesFeedQuery} from '../../sanity/queries/feeds.ts'
import {frameworkParamsQuery, frameworkQuery, frameworksQuery} from '../../sanity/queries/framework.ts'
import {homeQuery} from '../../sanity/queries/home.ts'
import {redirectQuery} from '../../sanity/queries/redirect.ts'
import {editionParamsQuery, roundupParamsQuery, roundupQuery} from '../../sanity/queries/roundup.ts'
import {searchedEditionsQuery, searchedFrameworksQuery} from '../../sanity/queries/search.ts'
import {mappedFrameworksQuery, mappedRoundupsQuery, siteMapQuery} from '../../sanity/queries/siteMap.ts'
import {siteSettingsQuery} from '../../sanity/queries/siteSettings.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

const roundups = Array.from({length: 12}, (_, index) => `roundup-${index}`)
const frameworks = Array.from({length: 30}, (_, index) => `framework-${index}`)
const years = [2022, 2023, 2024]
const reference = (id: string) => ({_type: 'reference', _ref: id})

/** Each edition ranks five frameworks: those of roundup 0 are framework 0 to 4, those of roundup 1 are 2 to 6, and so on. */
function ranked(roundup: number): string[] {
  return frameworks.slice(0, 5).map((_, index) => frameworks[(roundup * 2 + index) % 30] ?? '')
}

const content: WireMutation[] = [
  {create: {_id: 'siteSettings', _type: 'siteSettings', title: 'Site'}},
  {create: {_id: 'desk', _type: 'person', name: 'Desk'}},
  ...frameworks.map((id): WireMutation => ({
    create: {_id: id, _type: 'framework', name: id, slug: {current: id}, summary: 'A framework'},
  })),
  ...roundups.map((id): WireMutation => ({
    create: {_id: id, _type: 'roundup', title: id, slug: {current: id}, owner: reference('desk')},
  })),
  ...roundups.flatMap((id, index) =>
    years.map((year): WireMutation => ({
      create: {
        _id: `${id}-${year}`,
        _type: 'edition',
        year,
        roundup: reference(id),
        headline: `${id} in ${year}`,
        publishedAt: `${year}-06-04T08:00:00Z`,
        authors: [{_key: 'a', ...reference('desk')}],
        entries: ranked(index).map((framework, position) => ({
          _key: framework,
          position: position + 1,
          framework: reference(framework),
        })),
      },
    })),
  ),
]

/** Every question that the site asks about this content. */
const articles: [string, Record<string, unknown>][] = [
  ...roundups.map((slug): [string, Record<string, unknown>] => [roundupQuery, {slug}]),
  ...roundups.flatMap((slug) =>
    [...years, 2025].map((year): [string, Record<string, unknown>] => [editionQuery, {slug, year}]),
  ),
  ...frameworks.map((slug): [string, Record<string, unknown>] => [frameworkQuery, {slug}]),
]
const lists: [string, Record<string, unknown>][] = [
  [homeQuery, {from: 0, to: 10}],
  [frameworksQuery, {from: 0, to: 50}],
  [frameworkParamsQuery, {}],
  [roundupParamsQuery, {}],
  [editionParamsQuery, {}],
  [searchedFrameworksQuery, {from: 0, to: 50}],
  [searchedEditionsQuery, {from: 0, to: 50}],
  [siteMapQuery, {}],
  [mappedRoundupsQuery, {from: 0, to: 10}],
  [mappedFrameworksQuery, {from: 0, to: 50}],
  [changesFeedQuery, {}],
  [siteSettingsQuery, {}],
  [redirectQuery, {paths: ['/roundup-0', '/']}],
]

const comparison: [string, Record<string, unknown>] = [compareQuery, {slugs: ['framework-2', 'framework-3']}]

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  lake.lake.transact({author: 'test', mutations: content})
})
afterAll(() => lake.close())

async function ask([query, params]: [string, Record<string, unknown>]) {
  const view = openView(documentStoreOf(lake.lake.database), [], () => true)
  const {value} = await evaluatePlan(planOf(query, params), view, {
    timestamp: new Date(0),
    identity: '',
    sanity: {projectId: 'p', dataset: 'd'},
  })
  return {json: JSON.stringify(value), tags: tagsOfAnswer(view.used(), [])}
}

/** Commits mutations and says which answers they change and which they wake, by position. */
async function publish(questions: [string, Record<string, unknown>][], mutations: WireMutation[]) {
  const before = await Promise.all(questions.map(ask))
  const {changes} = lake.lake.transact({author: 'test', mutations})
  const tags = new Set(changes.flatMap((change) => Array.from(tagsWokenBy(change, () => []))))
  const after = await Promise.all(questions.map(ask))
  const indexes = [...questions.keys()]
  return {
    changed: indexes.filter((index) => before[index]?.json !== after[index]?.json),
    woken: indexes.filter((index) => before[index]?.tags.some((tag) => tags.has(tag))),
  }
}

test('publishing an edition wakes no article but those that show it or its roundup', async () => {
  const newEdition: WireMutation = {
    create: {
      _id: 'roundup-3-2025',
      _type: 'edition',
      year: 2025,
      roundup: reference('roundup-3'),
      entries: ranked(3).map((framework) => ({
        _key: framework,
        position: 1,
        framework: reference(framework),
      })),
    },
  }
  const {changed, woken} = await publish(articles, [newEdition])
  // The roundup, its four years, and the five frameworks that the edition ranks.
  expect(changed).toHaveLength(10)
  expect(woken).toEqual(changed)
})

test('a new headline wakes the pages of its roundup and of the frameworks in it, and no other article', async () => {
  const patch: WireMutation = {patch: {id: 'roundup-7-2024', set: {headline: 'Anew'}}}
  const {changed, woken} = await publish(articles, [patch])
  const about = woken.map((index) => articles[index]?.[1].slug)
  expect(woken).toEqual(expect.arrayContaining(changed))
  expect(new Set(about)).toEqual(new Set(['roundup-7', ...ranked(7)]))
})

test('a framework’s new summary wakes no other framework, and the pages that name it', async () => {
  const patch: WireMutation = {patch: {id: 'framework-29', set: {summary: 'Anew'}}}
  const {woken} = await publish(articles, [patch])
  const about = new Set(woken.map((index) => articles[index]?.[1].slug))
  expect([...about].filter((slug) => String(slug).startsWith('framework-'))).toEqual(['framework-29'])
})

test('of the lists an edition wakes those that show editions', async () => {
  const patch: WireMutation = {patch: {id: 'roundup-5-2024', set: {headline: 'Anew once more'}}}
  const {woken} = await publish(lists, [patch])
  expect(woken.map((index) => lists[index]?.[0])).toEqual([
    homeQuery,
    editionParamsQuery,
    searchedEditionsQuery,
    mappedRoundupsQuery,
    changesFeedQuery,
  ])
})

test('no answer of the site carries more tags than Next.js keeps with a cached one', async () => {
  const answers = await Promise.all([...articles, ...lists].map(ask))
  expect(Math.max(...answers.map(({tags}) => tags.length))).toBeLessThanOrEqual(100)
})

test('a comparison wakes for the frameworks that it shows, and an edition for the series of its entries', async () => {
  const popularity = {credit: 'A survey', shares: [{_key: 'a', year: 2025, percent: 12.5, base: 100}]}
  const series = (id: string): WireMutation => ({patch: {id, set: {popularity}}})
  expect(await publish([comparison], [series('framework-2')])).toEqual({changed: [0], woken: [0]})
  expect(await publish([comparison], [series('framework-20')])).toEqual({changed: [], woken: []})
  const {changed, woken} = await publish(articles, [series('framework-4')])
  expect(changed.length).toBeGreaterThan(1)
  expect(woken).toEqual(expect.arrayContaining(changed))
})
