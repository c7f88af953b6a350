import type {SanityClient} from '@sanity/client'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import type {WireMutation} from '../../sanity/lake/mutations/wireTypes.ts'
import {clientOf, clientPackages} from '../support/clientPackages.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openLiveListener} from '../support/liveListener.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

beforeEach(() => {
  const slug = (current: string) => ({_type: 'slug', current})
  const author = {_type: 'reference', _ref: 'ada'}
  const present = [...lake.lake.read.all()].map(({_id}): WireMutation => ({delete: {id: _id}}))
  const creates: WireMutation[] = [
    {create: {_id: 'ada', _type: 'author', name: 'Ada'}},
    {create: {_id: 'ben', _type: 'author', name: 'Ben'}},
    {create: {_id: 'one', _type: 'article', slug: slug('one'), title: 'One', year: 2022, author}},
    {create: {_id: 'two', _type: 'article', slug: slug('two'), title: 'Two', year: 2023, author}},
  ]
  lake.lake.transact({author: 'test', mutations: [...present, ...creates]})
})

const questions: [string, Record<string, unknown>?][] = [
  ['*[_type == "article" && slug.current == $slug][0]{title, author->{name}}', {slug: 'one'}],
  ['*[_type == "article" && slug.current == $slug][0]{title, author->{name}}', {slug: 'two'}],
  ['*[_type == "article" && slug.current == $slug][0]', {slug: 'three'}],
  ['*[_type == "article" && year == $year]{title}', {year: 2022}],
  ['*[_type == "article" && year == $year]{title}', {year: 2023}],
  ['*[_type == "article"] | order(title asc)[0...10]{title}'],
  ['*[_type == "author"]{name}'],
  ['*[_id == "ada"][0]{name, "articles": *[_type == "article" && author._ref == ^._id]{title}}'],
  ['*[_id == "ben"][0]{name, "articles": *[_type == "article" && author._ref == ^._id]{title}}'],
  ['{"articles": count(*[_type == "article"]), "authors": count(*[_type == "author"])}'],
]

async function askAll(client: SanityClient): Promise<{json: string; tags: string[]}[]> {
  const answers: {json: string; tags: string[]}[] = []
  for (const [query, params = {}] of questions) {
    const {result, syncTags = []} = await client.fetch(query, params, {filterResponse: false})
    answers.push({json: JSON.stringify(result), tags: syncTags})
  }
  return answers
}

describe.each(clientPackages)('%s', (packageName) => {
  test.each([
    ['a title', {id: 'one', set: {title: 'First'}}, {changed: [0, 3, 5, 7], asleep: [1, 2, 4, 6, 8]}],
    ['an author', {id: 'ada', set: {name: 'Ada L.'}}, {changed: [0, 1, 6, 7], asleep: [2, 3, 4, 5, 8]}],
    ['a slug', {id: 'two', set: {'slug.current': 'three'}}, {changed: [1, 2], asleep: [0, 3, 6, 8]}],
    [
      'who wrote an article',
      {id: 'one', set: {'author._ref': 'ben'}},
      {changed: [0, 7, 8], asleep: [1, 2, 4, 6]},
    ],
  ])('a change of %s wakes the answers that it changes', async (_, patch, {changed, asleep}) => {
    const client = await clientOf(packageName, lake, {token: undefined})
    const before = await askAll(client)
    const live = await openLiveListener(client)
    lake.lake.transact({author: 'test', mutations: [{patch}]})
    const [message] = await live.messages(1)
    live.close()

    const after = await askAll(client)
    const told = new Set<string>(message?.tags)
    const indexes = [...questions.keys()]
    const woken = indexes.filter((index) => before[index]?.tags.some((tag) => told.has(tag)))
    expect(indexes.filter((index) => before[index]?.json !== after[index]?.json)).toEqual(changed)
    expect(woken).toEqual(expect.arrayContaining(changed))
    expect(woken.filter((index) => asleep.includes(index))).toEqual([])
  })

  test('drafts are told to those who ask for them, with a token, and to nobody else', async () => {
    const client = await clientOf(packageName, lake)
    const published = await openLiveListener(client.withConfig({token: undefined}))
    const all = await openLiveListener(client, {includeDrafts: true})
    const query = '*[_type == "article"]{title}'
    const options = {filterResponse: false} as const
    const inDrafts = await client.fetch(query, {}, {...options, perspective: 'drafts'})
    const inPublished = await client.fetch(query, {}, {...options, perspective: 'published'})

    const write = (transactionId: string, mutation: WireMutation) =>
      lake.lake.transact({
        author: 'test',
        transactionId: `${packageName} ${transactionId}`,
        mutations: [mutation],
      })
    write('draft', {create: {_id: 'drafts.one', _type: 'article', title: 'Draft'}})
    write('published', {patch: {id: 'two', set: {title: 'Second'}}})
    const [drafted, patched] = await all.messages(2)
    expect(drafted?.id).toBe(`${packageName} draft`)
    expect(drafted?.tags.some((tag) => inDrafts.syncTags?.includes(tag))).toBe(true)
    expect(drafted?.tags.some((tag) => inPublished.syncTags?.includes(tag))).toBe(false)
    expect(patched?.tags.some((tag) => inDrafts.syncTags?.includes(tag))).toBe(true)
    expect((await published.messages(1)).map(({id}) => id)).toEqual([`${packageName} published`])
    published.close()
    all.close()
  })
})

/** The events of a stream up to the first of a kind. */
async function eventsUntil(kind: string, headers: Record<string, string>, search = ''): Promise<string[]> {
  const path = `/v2025-02-19/data/live/events/${lake.config.dataset}${search}`
  const over = new AbortController()
  const response = await lake.request(path, {headers, signal: over.signal})
  expect(response.headers.get('content-type')).toMatch('text/event-stream')
  const events: string[] = []
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8')
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    events.push(...frames)
    if (frames.some((frame) => frame.startsWith(`event: ${kind}`))) break
  }
  over.abort()
  return events.map((frame) => frame.split('\ndata: ')[0] ?? '')
}

test('who comes back is told what changed meanwhile, or to start anew when that cannot be told', async () => {
  const write = (transactionId: string, id: string) =>
    lake.lake.transact({
      author: 'test',
      transactionId,
      mutations: [{createOrReplace: {_id: id, _type: 'author'}}],
    })
  write('t1', 'ben')
  write('t2', 'drafts.ben')
  write('t3', 'ada')
  expect(await eventsUntil('message', {'last-event-id': 't1'})).toEqual([
    'event: welcome\nid: t1',
    'event: message\nid: t3',
  ])
  expect(await eventsUntil('restart', {'last-event-id': 'unheard-of'})).toEqual(['event: restart\nid: t3'])
  expect(await eventsUntil('welcome', {})).toEqual(['event: welcome\nid: t3'])
})

test('a transaction that wakes more answers than an event can name makes everybody start anew', async () => {
  const {transactionId} = lake.lake.transact({
    author: 'test',
    mutations: [{patch: {id: 'one', set: {year: 1}}}],
  })
  const fields = Object.fromEntries(
    Array.from({length: limits.maxLiveEventTags}, (_, index) => [`n${index}`, index]),
  )
  lake.lake.transact({
    author: 'test',
    transactionId: 'large',
    mutations: [{create: {...fields, _id: 'x', _type: 'y'}}],
  })
  expect((await eventsUntil('restart', {'last-event-id': transactionId})).at(-1)).toBe(
    'event: restart\nid: large',
  )
})

test.each([
  ['drafts without a token', 'v2025-02-19', '?includeDrafts=true', 401],
  ['an unknown wish', 'v2025-02-19', '?includeDrafts=1', 400],
  ['an API from before live events', 'v1', '', 400],
])('%s is refused', async (_, version, search, status) => {
  const response = await lake.request(`/${version}/data/live/events/${lake.config.dataset}${search}`)
  expect(response.status).toBe(status)
  await response.body?.cancel()
})

test('at a private dataset nothing is told without a token', async () => {
  const {project, config} = lake.lake
  const path = `/v2025-02-19/data/live/events/${config.dataset}`
  project.setAclMode(config.dataset, 'private')
  const [stranger, viewer] = [await lake.request(path), await lake.request(path, {}, 'viewer')]
  project.setAclMode(config.dataset, 'public')
  expect([stranger.status, viewer.status]).toEqual([401, 200])
  await Promise.all([stranger.body?.cancel(), viewer.body?.cancel()])
})

test('sync tags say the same after a restart', async () => {
  const before = await askAll(lake.client())
  await lake.close({keep: true})
  lake = await startTestLake({dataDir: lake.dataDir})
  expect(await askAll(lake.client())).toEqual(before)
})
