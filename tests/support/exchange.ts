import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as send,
} from 'node:http'
import {buffer} from 'node:stream/consumers'

/** An answer as it came over the wire. */
export interface Exchange {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Sends exactly these headers, where `fetch` would add its own, and gives the body undecoded. */
export async function exchange(
  address: string,
  {method = 'GET', headers = {}}: {method?: string; headers?: OutgoingHttpHeaders} = {},
): Promise<Exchange> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    send(address, {method, headers}, resolve).once('error', reject).end()
  })
  return {status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response)}
}
