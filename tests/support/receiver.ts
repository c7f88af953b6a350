import {createServer, type IncomingHttpHeaders, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

/** A request that a webhook made. */
export interface Received {
  method: string | undefined
  headers: IncomingHttpHeaders
  /** The body's exact text, which is what the signature is about. */
  text: string
  atMs: number
}

export interface Receiver {
  url: string
  received: Received[]
  /** Documents of the payloads so far, by `_id`. */
  ids(): unknown[]
  /** Stops listening; `start` listens on the same port again. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** A plain HTTP server that writes down what it is sent. `answer` gives the status, or waits first. */
export async function startReceiver(
  answer: (received: Received) => number | Promise<number> = () => 200,
): Promise<Receiver> {
  const received: Received[] = []
  let port = 0
  let server: Server

  async function start(): Promise<void> {
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', async () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const entry = {method: request.method, headers: request.headers, text, atMs: performance.now()}
        received.push(entry)
        response.writeHead(await answer(entry)).end('noted')
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const address = server.address()
    if (isAddress(address)) port = address.port
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    ids: () => received.map(({text}) => JSON.parse(text)._id),
    start,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isAddress(address: ReturnType<Server['address']>): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
