import {once} from 'node:events'
import {createServer, type IncomingMessage} from 'node:http'

import type {DocumentChange} from '../../../lib/cacheTags.ts'
import {deliverySchema, webhookPath} from '../../../sanity/webhook.ts'

/** Stands where the lake reports changes, passes each report on to the site and tells when the site has answered it. */
export interface WebhookProxy {
  /** Without a trailing slash. */
  address: string
  close(): void
}

/** @param onAnswered - called in the moment in which the site has answered a report with success */
export async function startWebhookProxy(
  siteAddress: string,
  onAnswered: (change: DocumentChange) => void,
): Promise<WebhookProxy> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const answer = await fetch(siteAddress + webhookPath, {
      method: 'POST',
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        passedOn(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
      body,
    })
    if (answer.ok) onAnswered(deliverySchema.parse(JSON.parse(body)))
    response.writeHead(answer.status).end(await answer.text())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('No port was assigned.')
  return {address: `http://127.0.0.1:${bound.port}`, close: () => server.close()}
}

/** What belongs to a connection is not passed on. */
function passedOn(name: string): boolean {
  return !['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'].includes(name)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}
