import {once} from 'node:events'
import {createServer, request, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

/** Where a request trips the wire: before the lake has heard of it, or when it has answered and nobody knows yet. */
export interface Trap {
  isMeant(path: string, body: string): boolean
  when: 'before' | 'after'
  /** Kills whoever the test wants dead. */
  spring(): Promise<void>
}

/** A way to the lake on which a test can kill somebody at one exact request. */
export interface Tripwire {
  url: string
  /** Lays a trap for the next request that it is meant for; resolves when it has sprung. */
  lay(trap: Trap): Promise<void>
  close(): Promise<void>
}

/** Opens a way to `target` (an address without a path). Without a trap it passes everything on as it is. */
export async function openTripwire(target: string): Promise<Tripwire> {
  let laid: {trap: Trap; sprung: () => void} | null = null

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const meant = laid?.trap.isMeant(incoming.url ?? '', body.toString()) ? laid : null
    if (meant) laid = null
    if (meant?.trap.when === 'before') {
      await meant.trap.spring()
      meant.sprung()
      outgoing.destroy()
      return
    }
    const sent = request(target + incoming.url, {method: incoming.method, headers: incoming.headers})
    sent.on('error', () => outgoing.destroy())
    outgoing.on('close', () => sent.destroy())
    sent.end(body)
    const answers = await once(sent, 'response').catch(() => null)
    if (answers === null) return
    const answer: IncomingMessage = answers[0]
    if (meant) {
      answer.resume()
      await once(answer, 'end')
      await meant.trap.spring()
      meant.sprung()
      outgoing.destroy()
      return
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    outgoing.flushHeaders()
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  }

  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    lay: (trap) => new Promise((resolve) => (laid = {trap, sprung: resolve})),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
