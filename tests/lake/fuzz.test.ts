import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'

import fc from 'fast-check'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'

import {createApp} from '../../sanity/lake/http/app.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {rawBytes, rawRequest} from '../support/rawRequest.ts'

/** In a draft and in files of the data folder: nobody without a token may ever read it. */
const canary = 'canary-5d41402abc4b2a76b9719d911017c592'
/** What a stack or a path of the server looks like in an answer. */
const leak = /\n\s+at |node:internal|\/sanity\/lake\/|SQLITE|node_modules/

let lake: TestLake
let routes: {method: string; path: string}[]

beforeAll(async () => {
  lake = await startTestLake()
  const client = lake.client()
  await client.create({_id: 'drafts.secret', _type: 'note', text: canary})
  await client.createOrReplace({_id: 'open', _type: 'note', tags: [{_key: 'k', n: 1}]})
  for (const name of ['secret', 'assets/secret.txt', 'assets/production/secret']) {
    await client.assets.upload('file', Buffer.from('public'))
    await writeFile(join(lake.dataDir, name), canary)
  }
  const every = createApp(lake.lake.project).routes.filter(({method}) => method !== 'ALL')
  routes = every.map(({method, path}) => ({method, path}))
})
afterAll(() => lake.close())
afterEach(async () => {
  const {status} = await lake.request('/v1/ping')
  if (status !== 200) throw new Error(`The lake does not answer any more: ${status}`)
})

const traps = [
  '..',
  '.',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fsecret',
  '..%2fsecret',
  '..%5csecret',
  '%00',
  'a%00.png',
  '%',
  '%zz',
  '%ff%fe',
  '__proto__',
  'constructor',
  'drafts.secret',
  'production',
  'production-comments',
  '_project',
  '_.groups.administrator',
  'secret',
  'x'.repeat(3_000),
  '*',
  ',',
  ',,,',
  '-1',
  '1e999',
  'null',
  '[]',
  "'%20OR%201=1%20--",
]
const segment = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom(...traps)},
  fc.string({maxLength: 30}).map((text) => encodeURIComponent(text)),
)
const parameterNames = [
  'query',
  '$id',
  'perspective',
  'types',
  'nextCursor',
  'lastEventId',
  'includeResult',
  'effectFormat',
  'fromTransaction',
  'revision',
  'time',
  'limit',
  'w',
  'h',
  'rect',
  'fm',
  'dl',
  'filename',
  'meta',
  'tag',
  'sid',
  'origin',
]
const value = fc.oneof(segment, fc.json({maxDepth: 2}), fc.constantFrom('*', 'true', '', '*[_id=="a"]{'))
const queryString = fc
  .dictionary(fc.constantFrom(...parameterNames), value, {maxKeys: 4})
  .map((fields) => new URLSearchParams(fields).toString())
const body = fc.oneof(
  fc.uint8Array({maxLength: 300}).map((bytes) => Buffer.from(bytes)),
  fc.json({maxDepth: 4}).map((text) => Buffer.from(text)),
  fc
    .json({maxDepth: 4})
    .map((text) => Buffer.from(`{"mutations": [${text}], "actions": [${text}], "query": ${text}}`)),
)
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'image/png',
      'text/plain',
      'multipart/form-data',
      'x',
    ),
    'content-encoding': fc.constantFrom('gzip', 'br', 'identity', 'nonsense'),
    'last-event-id': fc.constantFrom('x', 'a#b', '#', '0'),
    range: fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=x', 'bytes=0-0,2-3'),
    'if-none-match': fc.constantFrom('*', '"x"'),
    host: fc.constantFrom('evil.example', 'perennial.localhost', '[::1', '', '..'),
    origin: fc.constantFrom('http://localhost:3000', 'null', 'http://evil.example'),
    cookie: fc.constantFrom('sanitySession=x', 'a=b;;;=', '%'),
  },
  {requiredKeys: []},
)

/** A route's path with something in the place of its parameters; the real dataset and project when they are known. */
function fill(path: string, isKnownPlace: boolean, next: () => string): string {
  return path.replaceAll(/:[^/]+|\*/g, (parameter) => {
    if (isKnownPlace && parameter.startsWith(':dataset')) return 'production'
    return isKnownPlace && parameter.startsWith(':project') ? 'perennial' : next()
  })
}

const isPlain = (text: string) => !leak.test(text)

describe('any request to any route', () => {
  const request = fc.record({
    route: fc.nat(),
    method: fc.option(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'), {freq: 3}),
    segments: fc.array(segment, {minLength: 6, maxLength: 6}),
    isKnownPlace: fc.boolean(),
    version: fc.constantFrom('/v1', '/v2025-02-19', '/vX', '/v2099-99-99', ''),
    queryString,
    headers,
    body,
  })

  it.each(['anonymous', 'viewer', 'administrator'] as const)(
    'as %s is answered, with no status of a crash, no stack, and nothing it may not see',
    async (role) => {
      const tokens = {viewer: lake.config.readToken, administrator: lake.config.adminToken, anonymous: ''}
      const authorization = tokens[role] && {authorization: `Bearer ${tokens[role]}`}
      await fc.assert(
        fc.asyncProperty(request, async (given) => {
          const route = routes[given.route % routes.length] ?? {method: 'GET', path: '/'}
          const segments = [...given.segments]
          const filled = fill(route.path, given.isKnownPlace, () => segments.pop() ?? 'a')
          const path = `${given.version}${filled}?${given.queryString}`
          const method = given.method ?? route.method
          const sentBody = method === 'GET' || method === 'HEAD' ? '' : given.body
          const answer = await rawRequest(
            lake.port,
            method,
            path,
            {...given.headers, ...authorization},
            sentBody,
          )
          expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(500)
          expect(isPlain(answer.text), answer.text).toBe(true)
          expect(answer.text.includes(canary) && role === 'anonymous').toBe(false)
        }),
        {numRuns: 250},
      )
    },
  )

  it('with tricks in the names of files and datasets reads nothing outside of its folder', async () => {
    const names = traps.flatMap((trap) => [trap, `${trap}%2fsecret`, `${trap}/secret`, `${trap}/../secret`])
    for (const start of [
      '/files/perennial/production',
      '/images/perennial/production',
      '/files/perennial',
      '/files',
    ]) {
      for (const name of names) {
        const answer = await rawRequest(lake.port, 'GET', `${start}/${name}`, {}, '')
        expect(answer.status, `${start}/${name}: ${answer.text}`).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        expect(answer.text).not.toContain(canary)
      }
    }
  })
})

describe('a body that is too much', () => {
  const huge = `{"query": "${'x'.repeat(limits.maxBodyBytes)}"}`
  const deep = `{"mutations": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`

  it.each([
    ['huge', huge],
    ['nested deep', deep],
  ])('because it is %s is refused or ignored by every route', async (_, content) => {
    const taking = routes.filter(({method}) => ['POST', 'PUT', 'PATCH'].includes(method))
    const asAdministrator = {
      authorization: `Bearer ${lake.config.adminToken}`,
      'content-type': 'application/json',
    }
    for (const {method, path} of taking) {
      const response = await lake.request(`/v2025-02-19${fill(path, true, () => 'a')}`, {
        method,
        headers: asAdministrator,
        body: content,
      })
      const text = await response.text()
      expect(response.status, `${method} ${path}: ${text}`).toBeLessThan(500)
      expect(isPlain(text), text).toBe(true)
    }
    expect(taking.length).toBeGreaterThan(5)
  })
})

describe('any action', () => {
  const kinds = [
    'document.create',
    'document.edit',
    'document.replaceDraft',
    'document.publish',
    'document.unpublish',
    'document.discard',
    'document.delete',
    'document.version.create',
    'document.version.replace',
    'document.version.discard',
    'document.version.unpublish',
    'release.create',
    'release.edit',
    'release.schedule',
    'release.unschedule',
    'release.publish',
    'release.archive',
    'release.unarchive',
    'release.delete',
    'release.import',
    'nonsense',
  ]
  const id = fc.constantFrom(
    'open',
    'drafts.open',
    'versions.r1.open',
    '_.releases.r1',
    'r1',
    '',
    '..',
    'a b',
    null,
    7,
  )
  const content = fc.oneof(fc.jsonValue({maxDepth: 3}), fc.constant({_id: 'drafts.open', _type: 'note'}))
  const action = fc.record(
    {
      actionType: fc.constantFrom(...kinds).map((kind) => `sanity.action.${kind}`),
      publishedId: id,
      draftId: id,
      versionId: id,
      releaseId: id,
      baseId: id,
      attributes: content,
      document: content,
      patch: fc.oneof(content, fc.record({set: fc.dictionary(fc.string(), fc.jsonValue({maxDepth: 1}))})),
      publishAt: fc.oneof(fc.string(), fc.constant('2099-01-01T00:00:00Z')),
      metadata: content,
      purge: fc.boolean(),
    },
    {requiredKeys: ['actionType']},
  )

  it('is carried out or refused, never half or with a crash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, {minLength: 1, maxLength: 3}),
        fc.boolean(),
        async (actions, dryRun) => {
          const before = lake.lake.log.lastSequence()
          const init = {method: 'POST', body: JSON.stringify({actions, dryRun})}
          const response = await lake.request('/v2025-02-19/data/actions/production', init, 'editor')
          const text = await response.text()
          expect(response.status, `${JSON.stringify(actions)}: ${text}`).toBeLessThan(500)
          expect(isPlain(text), text).toBe(true)
          const mayWrite = !dryRun && response.status < 400
          expect(mayWrite || lake.lake.log.lastSequence() === before).toBe(true)
        },
      ),
      {numRuns: 250},
    )
  })
})

describe('bytes that are no request', () => {
  it('are answered with a 4xx or an end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({minLength: 1, maxLength: 400}), async (bytes) => {
        const answer = await rawBytes(lake.port, Buffer.from(bytes))
        expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
      }),
      {numRuns: 100},
    )
  })

  it('a header over the limit is 431, and a line that never ends too', async () => {
    const long = 'x'.repeat(200_000)
    expect(await rawBytes(lake.port, `GET /v1/ping HTTP/1.1\r\nhost: a\r\nx: ${long}\r\n\r\n`)).toMatch(
      / 431 /,
    )
    expect(await rawBytes(lake.port, `GET /${long}`)).toMatch(/ 431 /)
  })
})
