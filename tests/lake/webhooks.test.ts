import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Readable} from 'node:stream'

import {decodeSignatureHeader, isValidSignature, SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import {parseBody} from 'next-sanity/webhook'
import {NextRequest} from 'next/server.js'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {readLakeConfig} from '../../sanity/lake/config.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {spawnTestLake, startTestLake, type TestLake} from '../support/lake.ts'
import {patiently} from '../support/patiently.ts'
import {startReceiver, type Received, type Receiver} from '../support/receiver.ts'

const secret = 'a secret between the two of them'
const hooks = '/v2025-02-19/hooks/projects/perennial'

let lake: TestLake
const receivers: Receiver[] = []

beforeEach(async () => {
  lake = await startTestLake()
})

afterEach(async () => {
  await lake.close()
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()))
})

async function receive(answer?: (received: Received) => number | Promise<number>): Promise<Receiver> {
  const receiver = await startReceiver(answer)
  receivers.push(receiver)
  return receiver
}

function definition(url: string, more: object = {}) {
  return {
    name: 'site',
    url,
    dataset: 'production',
    rule: {on: ['create', 'update', 'delete']},
    secret,
    ...more,
  }
}

async function hookRequest(method: string, path = '', body?: object, at: TestLake = lake) {
  const response = await at.request(
    `${hooks}${path}`,
    {method, body: body && JSON.stringify(body)},
    'administrator',
  )
  return {status: response.status, body: await response.json()}
}

/** Registers a webhook and gives its id. */
async function register(url: string, more: object = {}, at: TestLake = lake): Promise<string> {
  const {status, body} = await hookRequest('POST', '', definition(url, more), at)
  expect({status, body}).toMatchObject({status: 201})
  return body.id
}

function* repeat(text: string): Generator<string> {
  for (;;) yield text
}

const roundup = (id: string, more: object = {}) => ({_id: id, _type: 'roundup', title: id, ...more})

describe('a delivery', () => {
  test('carries the document as it became, and who, what and where in its headers', async () => {
    const receiver = await receive()
    const id = await register(receiver.url, {headers: {'x-mine': 'yes'}})
    const {transactionId} = await lake.client().mutate([{create: roundup('r1')}], {returnDocuments: false})
    await expect.poll(() => receiver.received, patiently).toHaveLength(1)
    const [{method, headers, text} = {method: '', headers: {}, text: ''}] = receiver.received
    expect(method).toBe('POST')
    expect(JSON.parse(text)).toEqual(await lake.client().getDocument('r1'))
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'idempotency-key': expect.stringMatching(/./),
      'sanity-dataset': 'production',
      'sanity-document-id': 'r1',
      'sanity-operation': 'create',
      'sanity-project-id': 'perennial',
      'sanity-transaction-id': transactionId,
      'sanity-transaction-time': expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      'sanity-webhook-id': id,
      'x-mine': 'yes',
    })
  })

  test('is signed so that both official readers accept it, and nothing altered', async () => {
    const receiver = await receive()
    await register(receiver.url)
    await lake.client().create(roundup('signed', {title: 'Ærlig – “quoted” 🙂'}))
    await expect.poll(() => receiver.received, patiently).toHaveLength(1)
    const text = receiver.received[0]?.text ?? ''
    const signature = String(receiver.received[0]?.headers[SIGNATURE_HEADER_NAME])
    expect(await isValidSignature(text, signature, secret)).toBe(true)
    expect(await isValidSignature(`${text} `, signature, secret)).toBe(false)
    expect(await isValidSignature(text, signature, 'another secret')).toBe(false)
    expect(Math.abs(decodeSignatureHeader(signature).timestamp - Date.now())).toBeLessThan(60_000)

    const headersAsSent = {[SIGNATURE_HEADER_NAME]: signature}
    const request = new NextRequest('http://localhost', {method: 'POST', headers: headersAsSent, body: text})
    const parsed = await parseBody(request, secret, false)
    expect(parsed).toMatchObject({isValidSignature: true, body: {_id: 'signed'}})
  })

  test('without a projection is the document that was, when it was deleted', async () => {
    const receiver = await receive()
    await register(receiver.url, {rule: {on: ['delete']}})
    const before = await lake.client().create(roundup('gone'))
    await lake.client().delete('gone')
    await expect.poll(() => receiver.received, patiently).toHaveLength(1)
    expect(JSON.parse(receiver.received[0]?.text ?? '')).toEqual(before)
    expect(receiver.received[0]?.headers['sanity-operation']).toBe('delete')
  })
})

describe('what a webhook hears of', () => {
  test('filter and projection speak about before and after', async () => {
    const receiver = await receive()
    const projection = `{
      _id, _type, "operation": delta::operation(),
      "slugs": [before().slug.current, after().slug.current],
      "owner": owner->name,
      "project": sanity::projectId()
    }`
    const filter = '_type in ["roundup", "person"] && delta::changedAny((slug, owner))'
    await register(receiver.url, {rule: {on: ['create', 'update', 'delete'], filter, projection}})
    const client = lake.client()
    await client.create({_id: 'ann', _type: 'person', name: 'Ann', slug: {current: 'ann'}})
    await client.create({_id: 'other', _type: 'thing', slug: {current: 'other'}})
    await client.create(roundup('r', {slug: {current: 'old'}, owner: {_type: 'reference', _ref: 'ann'}}))
    await client.patch('r').set({title: 'Only a title'}).commit()
    await client.patch('r').set({'slug.current': 'new'}).commit()
    await client.delete('r')
    await expect.poll(() => receiver.received, patiently).toHaveLength(4)
    const payloads = receiver.received.map(({text}) => JSON.parse(text))
    expect(payloads).toEqual(
      expect.arrayContaining([
        expect.objectContaining({_id: 'ann', operation: 'create', slugs: [null, 'ann']}),
        expect.objectContaining({_id: 'r', operation: 'create', slugs: [null, 'old'], owner: 'Ann'}),
        expect.objectContaining({_id: 'r', operation: 'update', slugs: ['old', 'new'], owner: 'Ann'}),
        expect.objectContaining({_id: 'r', operation: 'delete', slugs: ['new', null], owner: 'Ann'}),
      ]),
    )
    expect(payloads[0].project).toBe('perennial')
  })

  test('only the kinds of change it asked for', async () => {
    const receiver = await receive()
    await register(receiver.url, {rule: {on: ['update']}})
    await lake.client().create(roundup('a'))
    await lake.client().patch('a').set({title: 'changed'}).commit()
    await lake.client().delete('a')
    await lake.client().create(roundup('b'))
    await lake.client().patch('b').set({title: 'last'}).commit()
    await expect.poll(() => receiver.ids(), patiently).toEqual(['a', 'b'])
  })

  test('drafts and versions only when it says so, system documents never', async () => {
    const [plain, drafts, versions] = [await receive(), await receive(), await receive()]
    await register(plain.url)
    await register(drafts.url, {includeDrafts: true})
    await register(versions.url, {includeAllVersions: true})
    const client = lake.client('administrator')
    for (const id of ['drafts.a', 'versions.r1.a', '_.things.a', 'a']) await client.create(roundup(id))
    await expect.poll(() => drafts.ids().toSorted(), patiently).toEqual(['a', 'drafts.a'])
    await expect.poll(() => versions.ids().toSorted(), patiently).toEqual(['a', 'versions.r1.a'])
    await expect.poll(() => plain.ids(), patiently).toEqual(['a'])
  })

  test('every document of a transaction, each once', async () => {
    const receiver = await receive()
    await register(receiver.url)
    const ids = Array.from({length: 20}, (_, index) => `many${index}`)
    await lake
      .client()
      .mutate(ids.flatMap((id) => [{create: roundup(id)}, {patch: {id, set: {title: 'twice'}}}]))
    await expect.poll(() => receiver.ids().toSorted(), patiently).toEqual(ids.toSorted())
    expect(new Set(receiver.received.map(({headers}) => headers['idempotency-key'])).size).toBe(20)
  })

  test('nothing from before it was registered, nor while it is disabled', async () => {
    const [receiver, witness] = [await receive(), await receive()]
    await lake.client().create(roundup('before'))
    await register(witness.url)
    const id = await register(receiver.url)
    await hookRequest('PATCH', `/${id}`, {isDisabledByUser: true})
    await lake.client().create(roundup('during'))
    await expect.poll(() => witness.ids(), patiently).toEqual(['during'])
    await hookRequest('PATCH', `/${id}`, {isDisabledByUser: false})
    await lake.client().create(roundup('after'))
    await expect.poll(() => receiver.ids(), patiently).toEqual(['after'])
  })
})

describe('a receiver in trouble', () => {
  test('that is down gets everything when it is back', async () => {
    const receiver = await receive()
    const id = await register(receiver.url)
    await receiver.stop()
    const ids = Array.from({length: 12}, (_, index) => `late${index}`)
    for (const each of ids) await lake.client().create(roundup(each))
    await expect
      .poll(async () => (await hookRequest('GET', `/${id}/attempts`)).body.length, patiently)
      .toBeGreaterThan(12)
    await receiver.start()
    await expect.poll(() => new Set(receiver.ids()), patiently).toEqual(new Set(ids))
    const {body} = await hookRequest('GET', `/${id}/messages`)
    expect(body[0]).toMatchObject({
      hookId: id,
      documentId: 'late11',
      status: 'success',
      failureCount: expect.any(Number),
    })
  })

  test.each([500, 503, 429, 302])('that answers %i is asked again, with the same key', async (status) => {
    let asked = 0
    const receiver = await receive(() => (++asked < 3 ? status : 204))
    const id = await register(receiver.url)
    await lake.client().create(roundup('again'))
    await expect.poll(() => receiver.received.length, patiently).toBe(3)
    expect(new Set(receiver.received.map(({headers}) => headers['idempotency-key'])).size).toBe(1)
    await expect
      .poll(async () => (await hookRequest('GET', `/${id}/messages`)).body, patiently)
      .toMatchObject([{status: 'success', failureCount: 2, resultCode: 204}])
    const {body: attempts} = await hookRequest('GET', `/${id}/attempts`)
    expect(attempts).toMatchObject([
      {isFailure: false, resultCode: 204, resultBody: expect.any(String), failureReason: null},
      {isFailure: true, resultCode: status, failureReason: 'http'},
      {isFailure: true, resultCode: status, failureReason: 'http'},
    ])
    expect((await hookRequest('GET', `/attempts/${attempts[0].id}`)).body).toMatchObject({...attempts[0]})
  })

  test('that refuses with 4xx is not asked again, and the refusal stays visible', async () => {
    const receiver = await receive(({text}) => (text.includes('refused') ? 422 : 200))
    const id = await register(receiver.url)
    await lake.client().create(roundup('refused'))
    await lake.client().create(roundup('welcome'))
    await expect
      .poll(async () => (await hookRequest('GET', `/${id}/messages`)).body, patiently)
      .toMatchObject([
        {documentId: 'welcome', status: 'success'},
        {documentId: 'refused', status: 'failure', resultCode: 422},
      ])
    expect(receiver.ids().filter((each) => each === 'refused')).toHaveLength(1)
  })

  test('that is slow is never asked more than a few things at once, and holds up nobody else', async () => {
    const {promise: letGo, resolve: release} = Promise.withResolvers<void>()
    let inside = 0
    let most = 0
    const slow = await receive(async () => {
      most = Math.max(most, ++inside)
      await letGo
      inside--
      return 200
    })
    const quick = await receive()
    await register(slow.url)
    await register(quick.url)
    for (let index = 0; index < 10; index++) await lake.client().create(roundup(`slow${index}`))
    await expect.poll(() => quick.received, patiently).toHaveLength(10)
    expect(inside).toBe(limits.maxConcurrentDeliveriesPerWebhook)
    release()
    await expect.poll(() => slow.received, patiently).toHaveLength(10)
    expect(most).toBe(limits.maxConcurrentDeliveriesPerWebhook)
  })

  test('that answers without end costs only what is kept of the answer', async () => {
    let isHungUp = false
    const endless = createServer((_request, response) => {
      response.on('close', () => (isHungUp = true))
      Readable.from(repeat('more and more ')).pipe(response)
    })
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
    const address = endless.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const id = await register(`http://127.0.0.1:${port}`)
    await lake.client().create(roundup('a'))
    await expect.poll(() => isHungUp, patiently).toBe(true)
    const attempts = async () => (await hookRequest('GET', `/${id}/attempts`)).body
    await expect.poll(attempts, patiently).toMatchObject([{isFailure: false}])
    expect((await attempts())[0].resultBody.length).toBeLessThanOrEqual(limits.maxWebhookResponseBytes)
    endless.close()
  })
})

describe('a lake that stops', () => {
  test('goes on after a start with what was pending', async () => {
    const receiver = await receive()
    await register(receiver.url)
    await receiver.stop()
    await lake.client().create(roundup('pending'))
    await lake.close({keep: true})
    await receiver.start()
    lake = await startTestLake({...lake.config, port: 0})
    await expect.poll(() => receiver.ids(), patiently).toEqual(['pending'])
  })

  test('killed in a burst of writes, it delivers every acknowledged one after a start, at least once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lake-'))
    const config = {...readLakeConfig({LAKE_DATA_DIR: dataDir}), dataDir}
    const acknowledged: string[] = []
    const accepted = new Set<string>()
    let isUp = true
    const receiver = await receive(({text}) => {
      if (!isUp) return 503
      accepted.add(JSON.parse(text)._id)
      return 200
    })
    try {
      const first = await spawnTestLake(config)
      const response = await fetch(`${first.url}${hooks}/site`, {
        method: 'PUT',
        headers: {authorization: `Bearer ${config.adminToken}`},
        body: JSON.stringify(definition(receiver.url)),
      })
      expect(response.status).toBe(201)
      const client = first.client()
      const writers = Array.from({length: 4}, async (_, writer) => {
        for (let index = 0; ; index++) {
          const id = `burst-${writer}-${index}`
          await client.create(roundup(id))
          acknowledged.push(id)
        }
      })
      const ended = Promise.allSettled(writers)
      await expect.poll(() => accepted.size, patiently).toBeGreaterThan(20)
      isUp = false
      const soFar = acknowledged.length
      await expect.poll(() => acknowledged.length, patiently).toBeGreaterThan(soFar + 20)
      await first.kill()
      await ended

      expect(acknowledged.every((id) => accepted.has(id))).toBe(false)
      isUp = true
      const second = await spawnTestLake(config)
      await expect.poll(() => acknowledged.filter((id) => !accepted.has(id)), patiently).toEqual([])
      await second.kill()
    } finally {
      await rm(dataDir, {recursive: true, force: true})
    }
  })
})

describe('the hooks API', () => {
  test('says who registered a webhook, and calls by GET without a body', async () => {
    const receiver = await receive()
    const id = await register(receiver.url, {httpMethod: 'GET'})
    expect((await hookRequest('GET', `/${id}`)).body).toMatchObject({
      createdByUserId: 'robot-administrator',
      isDisabled: false,
      deletedAt: null,
    })
    await lake.client().create(roundup('got'))
    await expect.poll(() => receiver.received, patiently).toMatchObject([{method: 'GET', text: ''}])
    expect(receiver.received[0]?.headers['sanity-document-id']).toBe('got')
  })

  test('creates, lists, changes and deletes, and never tells the secret', async () => {
    const id = await register('https://example.com/hook', {description: 'For the site'})
    const shown = {
      id,
      type: 'document',
      name: 'site',
      description: 'For the site',
      url: 'https://example.com/hook',
      dataset: 'production',
      projectId: 'perennial',
      apiVersion: 'v2021-03-25',
      httpMethod: 'POST',
      includeDrafts: false,
      isDisabledByUser: false,
      hasSecret: true,
    }
    const list = await hookRequest('GET')
    expect(list).toMatchObject({status: 200, body: [shown]})
    expect(JSON.stringify(list)).not.toContain(secret)
    const changed = await hookRequest('PATCH', `/${id}`, {
      name: 'renamed',
      rule: {on: ['create'], filter: '_type == "a"'},
    })
    expect(changed.body).toMatchObject({
      ...shown,
      name: 'renamed',
      rule: {on: ['create'], filter: '_type == "a"'},
    })
    expect((await hookRequest('GET', `/${id}`)).body).toEqual(changed.body)
    expect((await hookRequest('DELETE', `/${id}`)).status).toBe(200)
    expect((await hookRequest('GET', `/${id}`)).status).toBe(404)
    expect((await hookRequest('GET')).body).toEqual([])
  })

  test('PUT with an id of one’s own makes it once', async () => {
    const statuses = [
      (await hookRequest('PUT', '/site', definition('https://example.com/1'))).status,
      (await hookRequest('PUT', '/site', definition('https://example.com/2'))).status,
    ]
    expect(statuses).toEqual([201, 200])
    expect((await hookRequest('GET')).body).toMatchObject([{id: 'site', url: 'https://example.com/2'}])
  })

  test('is for administrators', async () => {
    for (const [role, status] of [
      ['editor', 403],
      ['viewer', 403],
      ['anonymous', 401],
    ] as const) {
      expect((await lake.request(hooks, {}, role)).status).toBe(status)
      expect((await lake.request(hooks, {method: 'POST', body: '{}'}, role)).status).toBe(status)
    }
  })

  test.each([
    ['no name', {name: ''}],
    ['an address that is none', {url: 'example'}],
    ['another kind of address', {url: 'file:///etc/passwd'}],
    ['no kind of change', {rule: {on: []}}],
    ['an unknown kind of change', {rule: {on: ['explode']}}],
    ['a filter that cannot be read', {rule: {on: ['create'], filter: '_type == '}}],
    [
      'a projection that searches everything',
      {rule: {on: ['create'], projection: '{"all": *[_type == "a"]}'}},
    ],
    ['a filter beyond measure', {rule: {on: ['create'], filter: `_id == "${'x'.repeat(20_000)}"`}}],
    [
      'a filter nested beyond measure',
      {rule: {on: ['create'], filter: `${'('.repeat(8_000)}1${')'.repeat(8_000)}`}},
    ],
    ['another dataset', {dataset: 'other'}],
    ['a header of the sender', {headers: {'sanity-operation': 'mine'}}],
    ['a broken header', {headers: {'x y': 'z'}}],
    ['a second header in a header', {headers: {x: 'a\r\nb: c'}}],
    ['an unknown field', {surprise: true}],
    ['a method that there is not', {httpMethod: 'TRACE'}],
  ])('refuses %s and says so', async (_what, more) => {
    const {status, body} = await hookRequest('POST', '', definition('https://example.com', more))
    expect([status, body.error.description.length > 10]).toEqual([400, true])
    expect((await hookRequest('GET')).body).toEqual([])
  })

  test('has a bound on their number', async () => {
    for (let count = 0; count < limits.maxWebhooks; count++) await register('https://example.com')
    expect((await hookRequest('POST', '', definition('https://example.com'))).status).toBe(400)
  })

  test('knows no other project', async () => {
    const response = await lake.request('/v2025-02-19/hooks/projects/other', {}, 'administrator')
    expect(response.status).toBe(404)
  })
})

describe('several datasets', () => {
  const datasetsOf = (receiver: Receiver) =>
    receiver.received.map(({headers}) => String(headers['sanity-dataset'])).toSorted()

  test('a webhook hears of its own dataset, one for all of every dataset, also of one made later', async () => {
    const {datasets} = lake.client('administrator')
    await datasets.create('staging')
    const [one, all] = [await receive(), await receive()]
    await register(one.url, {dataset: 'staging'})
    const id = await register(all.url, {dataset: '*'})
    await datasets.create('later')
    await lake.request('/v1/comments/production/setup', {method: 'POST'}, 'editor')
    for (const dataset of ['production', 'staging', 'later', 'production-comments'])
      await lake.client('editor', {dataset}).create(roundup('r1'))
    await expect.poll(() => datasetsOf(all), patiently).toEqual(['later', 'production', 'staging'])
    await expect.poll(() => datasetsOf(one), patiently).toEqual(['staging'])
    await expect
      .poll(async () => (await hookRequest('GET', `/${id}/attempts`)).body, patiently)
      .toHaveLength(3)
    expect((await hookRequest('GET')).body).toHaveLength(2)
  })

  test('a webhook that moves to another dataset hears of that one only', async () => {
    await lake.client('administrator').datasets.create('staging')
    const receiver = await receive()
    const id = await register(receiver.url)
    expect((await hookRequest('PATCH', `/${id}`, {dataset: 'staging'})).body).toMatchObject({
      dataset: 'staging',
    })
    await lake.client('editor', {dataset: 'production'}).create(roundup('r1'))
    await lake.client('editor', {dataset: 'staging'}).create(roundup('r2'))
    await expect.poll(() => datasetsOf(receiver), patiently).toEqual(['staging'])
    await hookRequest('DELETE', `/${id}`)
    expect((await hookRequest('GET')).body).toEqual([])
  })
})
