import {readFileSync} from 'node:fs'
import {setTimeout as pause} from 'node:timers/promises'

import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed} from '../../sanity/seed/seed.ts'
import {endOfLife} from '../../sanity/watch/endOfLife.ts'
import {watchFacts} from '../../sanity/watch/factWatch.ts'
import {checkSources} from '../../sanity/watch/sourceCheck.ts'
import {takeWatchRequest} from '../../sanity/watch/takeWatchRequest.ts'
import type {Watch} from '../../sanity/watch/watch.ts'
import {watchRequestDocument} from '../../sanity/watch/watchRequest.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {type Outside, startOutside} from '../support/outside.ts'

const start = '2026-11-26T08:00:00.000Z'
const hours = (count: number) => count * 3_600_000
const userAgent = 'Perennial (tests)'

let lake: TestLake
let client: SanityClient
let clock: ReturnType<typeof frozenClock>
let outside: Outside
let watch: Watch
/** What the outside answers, by `host path`; what is not there answers 404. A number is a status, a text a body. */
let answers: Map<string, number | string | {status: number; to: string} | {afterMs: number}>

beforeEach(async () => {
  lake = await startTestLake()
  client = lake.client('editor', {perspective: 'raw'})
  clock = frozenClock(start)
  answers = new Map()
  outside = await startOutside(async (request, response) => {
    const answer = answers.get(`${request.headers.host?.split(':')[0]} ${request.url}`) ?? 404
    if (typeof answer === 'number') response.writeHead(answer).end()
    else if (typeof answer === 'string') response.writeHead(200).end(answer)
    else if ('to' in answer) response.writeHead(answer.status, {location: answer.to}).end()
    else {
      await pause(answer.afterMs)
      response.end()
    }
  })
  const factSource = endOfLife(outside.urlOf('127.0.0.1', ''), userAgent, 500)
  watch = {client, clock, factSource, guard: outside.guard, userAgent}
})
afterEach(async () => {
  await lake.close()
  await outside.close()
})

const products = ['django', 'express', 'laravel', 'rails']
const recorded = (product: string) => readFileSync(`tests/fixtures/endoflife/${product}.json`, 'utf8')
const answerFor = (product: string, answer: string | number | {afterMs: number}) =>
  answers.set(`127.0.0.1 /api/v1/products/${product}/`, answer)
const suggestions = (filter = 'true') =>
  client.fetch<Record<string, unknown>[]>(
    `*[_type == "factSuggestion" && ${filter}] | order(framework asc, factKey asc)`,
  )

describe('facts', () => {
  beforeEach(async () => {
    await seed(client)
    for (const product of products) answerFor(product, recorded(product))
  })

  test('that differ become suggestions with source and date, and nothing else is changed', async () => {
    const before = await client.fetch('*[_type == "framework"] | order(_id asc)')
    expect(await watchFacts(watch)).toEqual([
      {framework: ids.django, name: 'Django', open: 2, problem: null},
      {framework: ids.express, name: 'Express', open: 0, problem: null},
      {framework: ids.laravel, name: 'Laravel', open: 1, problem: null},
      {framework: ids.rubyOnRails, name: 'Ruby on Rails', open: 0, problem: null},
    ])
    expect(await suggestions()).toMatchObject([
      {
        framework: ids.django,
        factLabel: 'Long-term support',
        presentValue: '5.2, to April 2028; 6.2 is planned for April 2027',
        presentAsOf: '2026-08-31',
        value: '5.2, to May 2028; 6.2 is planned for April 2027',
        found: '2028-05-31',
        sourceUrl: 'https://endoflife.date/django',
        publisher: 'endoflife.date',
        foundAt: start,
        state: 'open',
      },
      {framework: ids.django, presentValue: '6.1, 5 August 2026', value: '6.1.3, 3 November 2026'},
      {framework: ids.laravel, presentValue: '13.26.1', value: '13.30.0', foundDate: '2026-11-10'},
    ])
    expect(await client.fetch('*[_type == "framework"] | order(_id asc)')).toEqual(before)
    expect(await lake.client('anonymous').fetch('count(*[_type in ["factSuggestion", "factWatch"]])')).toBe(0)
    expect(outside.asked.every((one) => one.userAgent === userAgent)).toBe(true)
  })

  test('are compared once a day, and suggested once', async () => {
    await watchFacts(watch)
    const first = await suggestions()
    expect(await watchFacts(watch)).toEqual([])
    clock.advance(hours(25))
    expect(await watchFacts(watch)).toHaveLength(4)
    expect(await suggestions()).toEqual(first)
  })

  test('are compared by one runner when several run at once', async () => {
    const reports = await Promise.all([watchFacts(watch), watchFacts(watch), watchFacts(watch)])
    expect(reports.flat()).toHaveLength(4)
    expect(outside.asked).toHaveLength(4)
    expect(await suggestions()).toHaveLength(3)
  })

  test('that were dismissed are not suggested again, until the source says something else', async () => {
    await watchFacts(watch)
    const [laravel] = await suggestions(`framework == "${ids.laravel}"`)
    await client.patch(String(laravel?._id)).set({state: 'dismissed'}).commit()
    expect(await watchFacts(watch, ids.laravel)).toMatchObject([{open: 0}])
    expect(await suggestions(`framework == "${ids.laravel}"`)).toMatchObject([{state: 'dismissed'}])

    answerFor('laravel', recorded('laravel').replace('13.30.0', '13.31.0'))
    expect(await watchFacts(watch, ids.laravel)).toMatchObject([{open: 1}])
    expect(await suggestions('state == "open" && value == "13.31.0"')).toHaveLength(1)
  })

  test('that were accepted and then not kept are suggested again; kept in a draft, they are not', async () => {
    await watchFacts(watch)
    const [laravel] = await suggestions(`framework == "${ids.laravel}"`)
    await client.patch(String(laravel?._id)).set({state: 'accepted', decidedBy: 'Editor'}).commit()
    const published = await client.getDocument(ids.laravel)
    if (!published) throw new Error('Laravel is not there.')
    const draft = {...published, _id: `drafts.${ids.laravel}`}
    await client.create(draft)
    await client.patch(draft._id).set({'facts[_key=="newest-release"].value': '13.30.0'}).commit()
    expect(await watchFacts(watch, ids.laravel)).toMatchObject([{open: 0}])
    expect(await suggestions(`framework == "${ids.laravel}"`)).toMatchObject([{state: 'accepted'}])

    await client.delete(draft._id)
    expect(await watchFacts(watch, ids.laravel)).toMatchObject([{open: 1}])
    const [again] = await suggestions(`framework == "${ids.laravel}"`)
    expect(again).toMatchObject({state: 'open', value: '13.30.0'})
    expect(again).not.toHaveProperty('decidedBy')
  })

  test('that an editor has put right by hand are suggested no longer', async () => {
    await watchFacts(watch)
    await client.patch(ids.laravel).set({'facts[_key=="newest-release"].value': '13.30.0'}).commit()
    await watchFacts(watch, ids.laravel)
    expect(await suggestions(`framework == "${ids.laravel}"`)).toEqual([])
  })

  test.each<[string, string | number | {afterMs: number}, string]>([
    [
      'malformed',
      '{"result": {"releases": "none"}}',
      'endoflife.date gave an answer about “django” that is not understood.',
    ],
    ['no JSON', '<html>', 'endoflife.date gave an answer about “django” that is not understood.'],
    ['too long', ' '.repeat(1_000_001), 'endoflife.date answers with more than 1000000 bytes.'],
    ['unknown', 404, 'endoflife.date knows no product “django”.'],
    ['out of order', 503, 'endoflife.date answers 503 at present.'],
    ['slow', {afterMs: 2_000}, 'endoflife.date did not answer in time.'],
  ])('stay as they are when the answer is %s, and the reason is noted', async (_name, answer, problem) => {
    await watchFacts(watch)
    const before = await suggestions()
    answerFor('django', answer)
    clock.advance(hours(25))
    const [django, ...others] = await watchFacts(watch)
    expect(django).toMatchObject({framework: ids.django, problem})
    expect(others.map((report) => report.problem)).toEqual([null, null, null])
    expect(await suggestions()).toEqual(before)
    expect(
      await client.fetch('*[_type == "factWatch" && framework == $id][0]', {id: ids.django}),
    ).toMatchObject({
      problem,
      lookedAt: clock.now().toISOString(),
    })
    clock.advance(hours(7))
    answerFor('django', recorded('django'))
    expect(await watchFacts(watch), 'sooner than a day').toMatchObject([
      {framework: ids.django, problem: null},
    ])
  })

  test('stay as they are without a network', async () => {
    const factSource = endOfLife('http://127.0.0.1:9', userAgent, 500)
    expect(await watchFacts({...watch, factSource}, ids.django)).toMatchObject([
      {problem: 'endoflife.date could not be reached.'},
    ])
    expect(await suggestions()).toEqual([])
  })

  test('are looked at for whoever can write a request, once, and only while it is new', async () => {
    const request = watchRequestDocument(ids.django, start)
    await client.create(request)
    const taken = await Promise.all([
      takeWatchRequest(watch, request._id),
      takeWatchRequest(watch, request._id),
    ])
    expect(taken.toSorted()).toEqual([ids.django, null].toSorted())
    expect(await client.getDocument(request._id)).toBeUndefined()
    expect(await takeWatchRequest(watch, request._id)).toBeNull()

    const old = watchRequestDocument(ids.django, '2026-11-26T07:50:00.000Z')
    await client.create(old)
    expect(await takeWatchRequest(watch, old._id)).toBeNull()
    expect(await client.getDocument(old._id)).toBeUndefined()
    expect(await takeWatchRequest(watch, ids.django), 'any other document stays').toBeNull()
    expect(await client.getDocument(ids.django)).toBeDefined()
  })
})

describe('sources', () => {
  const edition = (...urls: string[]) => ({
    _id: 'edition-of-tests',
    _type: 'edition',
    entries: [
      {
        _key: 'one',
        advantages: [
          {
            _key: 'claim',
            sources: urls.map((url, index) => ({_key: `source-${index}`, _type: 'source', url})),
          },
        ],
      },
    ],
  })
  const states = () => client.fetch<Record<string, unknown>[]>('*[_type == "sourceState"] | order(url asc)')
  /** Passes until nothing is due, the hosts' pauses in between. */
  async function lookAtAll(): Promise<void> {
    for (let left = 1; left > 0; clock.advance(31_000)) ({left} = await checkSources(watch))
  }

  test('of claims and facts, drafts included, are looked at, and what was seen is remembered out of sight', async () => {
    const there = outside.urlOf('there.test', '/page')
    const moved = outside.urlOf('moved.test', '/old')
    const fact = outside.urlOf('facts.test', '/fact')
    answers.set('there.test /page', 200)
    answers.set('moved.test /old', {status: 301, to: outside.urlOf('moved.test', '/new')})
    answers.set('moved.test /new', 200)
    answers.set('facts.test /fact', 403)
    await client.create(edition(there, 'https://half a typed', 'ftp://there.test/'))
    await client.create({...edition(there, moved), _id: 'drafts.edition-of-tests-2'})
    await client.create({_type: 'framework', facts: [{_key: 'a', sources: [{_key: 'b', url: fact}]}]})
    expect(await checkSources(watch)).toMatchObject({left: 0})
    expect(await states()).toMatchObject([
      {url: fact, state: 'unreachable', problem: 'It answers 403.'},
      {url: moved, state: 'moved', movedTo: outside.urlOf('moved.test', '/new'), since: start},
      {url: there, state: 'ok', status: 200, checkedAt: start},
    ])
    expect(await lake.client('anonymous').fetch('count(*[_type in ["sourceState", "sourceHost"]])')).toBe(0)
    expect(outside.asked).toHaveLength(4)
    expect(await checkSources(watch), 'a week later again, not before').toEqual({looked: [], left: 0})
  })

  test('are gone only when they were not there twice', async () => {
    const url = outside.urlOf('gone.test', '/page')
    await client.create(edition(url))
    await lookAtAll()
    expect(await states()).toMatchObject([{state: 'ok', missing: 1}])
    clock.advance(hours(25))
    await lookAtAll()
    expect(await states()).toMatchObject([{state: 'gone', status: 404}])
  })

  test('of one host are looked at one after the other, with a pause, ten hosts in a pass', async () => {
    const urls = [
      ...['/1', '/2', '/3'].map((path) => outside.urlOf('busy.test', path)),
      ...Array.from({length: 11}, (_, index) => outside.urlOf(`host${index}.test`, '/')),
    ]
    await client.create(edition(...urls))
    const first = await checkSources(watch)
    expect(first.looked).toHaveLength(10)
    expect(outside.asked.filter(({what}) => what.startsWith('busy.test'))).toHaveLength(1)
    await checkSources(watch)
    expect(
      outside.asked.filter(({what}) => what.startsWith('busy.test')),
      'not within the pause',
    ).toHaveLength(1)
    clock.advance(31_000)
    await checkSources(watch)
    expect(outside.asked.filter(({what}) => what.startsWith('busy.test'))).toHaveLength(2)
    clock.advance(31_000)
    await lookAtAll()
    expect(new Set(outside.asked.map(({what}) => what)).size).toBe(14)
    expect(outside.asked, 'each once').toHaveLength(14)
  })

  test('are looked at once when several runners run at once, and a host is asked by one of them', async () => {
    const urls = ['/1', '/2'].map((path) => outside.urlOf('one.test', path))
    await client.create(edition(...urls, outside.urlOf('other.test', '/')))
    await Promise.all([checkSources(watch), checkSources(watch), checkSources(watch)])
    expect(outside.asked.filter(({what}) => what.startsWith('one.test'))).toHaveLength(1)
    expect(outside.asked.filter(({what}) => what.startsWith('other.test'))).toHaveLength(1)
  })

  test('that lead to a private address are not followed there', async () => {
    const url = outside.urlOf('sly.test', '/')
    answers.set('sly.test /', {status: 301, to: `${lake.url}/v1/ping`})
    await client.create(edition(url, 'http://127.0.0.1/', 'http://169.254.169.254/latest'))
    await lookAtAll()
    const problem = 'It leads to an address that is not public, which is never asked.'
    expect(await states()).toMatchObject([
      {state: 'unreachable', problem},
      {state: 'unreachable', problem},
      {url, state: 'unreachable', problem},
    ])
  })

  test('that no document has any more are forgotten', async () => {
    await client.create(edition(outside.urlOf('old.test', '/')))
    await lookAtAll()
    expect(await states()).toHaveLength(1)
    await client.delete('edition-of-tests')
    clock.advance(hours(8 * 24))
    await checkSources(watch)
    expect(await client.fetch('count(*[_type in ["sourceState", "sourceHost"]])')).toBe(0)
  })
})
