import type {IncomingMessage, ServerResponse} from 'node:http'

import {codingFor, encode} from './pageCache/codings.ts'

/** What is worth compressing. */
const text = /^(text\/|application\/([\w.+-]+\+)?(json|xml)\b)/

/**
 * Lets a text be seen whole before it leaves: `complete` gets the body, may set headers and gives the body to send, which
 * is compressed as the client takes it. What is no text, and an answer without a body, passes as it comes.
 *
 * Call it before the request is handled: it hides from the handler what the client takes, so that the text arrives readable.
 *
 * @param finishHeaders - has the last word on the headers of every answer, held or not
 */
export function holdAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  complete: (body: Buffer) => Promise<Buffer> | Buffer,
  finishHeaders: () => void = () => {},
): void {
  const coding = codingFor(request.headers['accept-encoding'])
  delete request.headers['accept-encoding']
  const chunks: Buffer[] = []
  let isPassing = false

  const isHeld = () =>
    !isPassing &&
    request.method !== 'HEAD' &&
    response.statusCode !== 304 &&
    text.test(String(response.getHeader('content-type') ?? ''))

  // Called in place of what stands on the response, because the handler may have put methods of its own before these.
  const own = {
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  }

  function keep(chunk: unknown, encoding: unknown): void {
    if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    if (typeof chunk !== 'string') return
    chunks.push(
      Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'),
    )
  }

  async function send(): Promise<void> {
    const body = await complete(Buffer.concat(chunks))
    const coded = await encode(body, coding)
    isPassing = true
    if (coded !== body) response.setHeader('Content-Encoding', coding)
    if (!/\baccept-encoding\b/i.test(String(response.getHeader('vary')))) {
      response.appendHeader('Vary', 'Accept-Encoding')
    }
    response.removeHeader('Transfer-Encoding')
    response.setHeader('Content-Length', coded.length)
    own.end(coded)
  }

  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status
    const headers = rest.at(-1)
    if (typeof headers === 'object' && headers !== null) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    }
    if (isHeld()) return response
    finishHeaders()
    return own.writeHead(response.statusCode)
  }
  response.flushHeaders = () => {
    if (!isHeld()) own.flushHeaders()
  }
  response.write = (...given: unknown[]): boolean => {
    if (!isHeld()) return Reflect.apply(own.write, response, given)
    keep(given[0], given[1])
    return true
  }
  response.end = (...given: unknown[]): ServerResponse => {
    if (!isHeld()) return Reflect.apply(own.end, response, given)
    const done = given.at(-1)
    keep(given[0], given[1])
    if (typeof done === 'function') response.once('finish', () => done())
    send().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
    return response
  }
}
