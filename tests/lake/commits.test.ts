import {createServer} from 'node:http'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {streamTransport} from '../../sanity/studio/transport.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {freePort} from '../support/ports.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

/** The official client, saving as the Studio does. */
function studioClient(url: string) {
  return lake.client('editor', {apiHost: url, resolveFetch: streamTransport(url)})
}

function typed(transactionId: string) {
  const patch = {set: {title: 'Typed'}}
  return [
    {actionType: 'sanity.action.document.edit' as const, publishedId: 'page', draftId: 'drafts.page', patch},
    {tag: 'sanity.studio.document.commit', transactionId},
  ] as const
}

test('what was typed while the lake was down is saved when it is back', async () => {
  const before = await startTestLake()
  await before.client().create({_id: 'page', _type: 'page'})
  await before.close({keep: true})
  const client = before.client('editor', {resolveFetch: streamTransport(before.url)})
  const saving = client.action(...typed('typed-while-down'))
  const after = await startTestLake({...before.config, port: before.port})
  expect(await saving).toMatchObject({transactionId: 'typed-while-down'})
  expect(await after.client().getDocument('drafts.page')).toMatchObject({title: 'Typed'})
  await after.close()
})

test('what was saved and whose answer got lost is not saved twice', async () => {
  await lake.client().create({_id: 'page', _type: 'page'})
  let requests = 0
  const losing = createServer((request, reply) => {
    requests += 1
    const isFirst = requests === 1
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const headers = {authorization: request.headers.authorization ?? '', 'content-type': 'application/json'}
      const answer = await lake.request(request.url ?? '/', {
        method: 'POST',
        headers,
        body: Buffer.concat(chunks),
      })
      const text = await answer.text()
      if (isFirst) request.socket.destroy()
      else reply.writeHead(answer.status, {'content-type': 'application/json'}).end(text)
    })()
  })
  const port = await freePort()
  await new Promise<void>((resolve) => losing.listen(port, '127.0.0.1', resolve))
  const client = studioClient(`http://127.0.0.1:${port}`)
  expect(await client.action(...typed('answer-lost'))).toMatchObject({transactionId: 'answer-lost'})
  expect(requests).toBe(2)
  expect([...lake.lake.transactionsAfter(0)].map((transaction) => transaction.transactionId)).toContain(
    'answer-lost',
  )
  losing.close()
})

test('what the lake refuses is refused at once', async () => {
  const client = studioClient(lake.url)
  const [action, options] = typed('refused')
  const saving = client.action({...action, publishedId: 'nowhere', draftId: 'drafts.nowhere'}, options)
  await expect(saving).rejects.toMatchObject({statusCode: 409})
})
