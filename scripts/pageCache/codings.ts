import {promisify} from 'node:util'
import {brotliCompress, constants, gzip, zstdCompress} from 'node:zlib'

import {parseAccept} from 'hono/utils/accept'

/** How a body is coded for its way to the client; `identity` is as it is. */
export type Coding = 'br' | 'zstd' | 'gzip' | 'identity'

/** The smallest first: of those that a client likes equally, it gets the first. */
const codings: readonly Coding[] = ['br', 'zstd', 'gzip', 'identity']
/** What is smaller than a packet is not worth compressing. */
const worthCompressingBytes = 1_000
/** Smaller than gzip at its default, and as quick. */
const quickBrotli = 5
/** An eighth smaller again, at twelve times the work. */
const thoroughBrotli = 10
/** About as small as gzip at its default, in a third of the time. */
const zstdLevel = 6
/** Browsers send a handful of different headers; whoever sends other ones has them read each time. */
const mostRemembered = 500

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const toZstd = promisify(zstdCompress)

const remembered = new Map<string, Coding>()

/** The best coding for a client, by its `Accept-Encoding` header; `identity` where it names none that we have. */
export function codingFor(acceptEncoding: string | undefined): Coding {
  if (!acceptEncoding) return 'identity'
  const known = remembered.get(acceptEncoding)
  if (known) return known
  const weights = new Map(parseAccept(acceptEncoding).map(({type, q}) => [type.toLowerCase(), q]))
  // Without a word of it `identity` is always allowed, and never preferred.
  const weightOf = (coding: Coding) =>
    weights.get(coding) ?? (coding === 'identity' ? Number.MIN_VALUE : (weights.get('*') ?? 0))
  const coding = codings.reduce((best, next) => (weightOf(next) > weightOf(best) ? next : best))
  if (remembered.size < mostRemembered) remembered.set(acceptEncoding, coding)
  return coding
}

/** Compresses a body as asked; what is too small to gain from it comes back as it is. */
export async function encode(body: Buffer, coding: Coding): Promise<Buffer> {
  if (body.length < worthCompressingBytes) return body
  if (coding === 'br') return brotli(body, quickBrotli)
  if (coding === 'zstd') return toZstd(body, {params: {[constants.ZSTD_c_compressionLevel]: zstdLevel}})
  return coding === 'gzip' ? toGzip(body) : body
}

/** As small as it pays to make a body in brotli that is sent many times. */
export async function encodeThoroughly(body: Buffer): Promise<Buffer> {
  return brotli(body, thoroughBrotli)
}

function brotli(body: Buffer, quality: number): Promise<Buffer> {
  return toBrotli(body, {
    params: {[constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length},
  })
}
