import {createHash} from 'node:crypto'
import {Agent, request as httpRequest} from 'node:http'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'

/** An answer as it came over the wire: heads by turns name and value, the body still encoded. */
export interface Answer {
  status: number
  rawHeaders: string[]
  body: Buffer
}

const agent = new Agent({keepAlive: true})

/** Asks an address over a connection that is kept. */
export function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    httpRequest(address, {agent, headers}, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      )
    })
      .once('error', reject)
      .end()
  })
}

/** A header of an answer, or null. */
export function headerOf({rawHeaders}: Answer, name: string): string | null {
  const at = rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name)
  return at < 0 ? null : (rawHeaders[at + 1] ?? null)
}

/** The body as text. */
export function textOf(answer: Answer): string {
  const coding = headerOf(answer, 'content-encoding')
  if (coding === 'br') return brotliDecompressSync(answer.body).toString()
  return (coding === 'gzip' ? gunzipSync(answer.body) : answer.body).toString()
}

/** What two answers must agree in to be the same answer: status, encoding and the body as it is read. */
export function identityOf(answer: Answer): string {
  const hash = createHash('sha256').update(textOf(answer)).digest('base64url')
  return `${answer.status} ${headerOf(answer, 'content-encoding') ?? 'identity'} ${hash}`
}

/** Asks for many paths, some at a time, and gives the answers in the order of the paths. */
export async function askAll(
  origin: string,
  paths: string[],
  headers: Record<string, string> = {},
  atOnce = 8,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const waiting = paths.entries()
  async function work(): Promise<void> {
    for (const [index, path] of waiting) answers[index] = await ask(origin + path, headers)
  }
  await Promise.all(Array.from({length: atOnce}, work))
  return answers
}
