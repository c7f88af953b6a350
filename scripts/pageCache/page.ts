import {createHash} from 'node:crypto'
import {promisify} from 'node:util'
import {brotliDecompress, gunzip, zstdDecompress} from 'node:zlib'

import {type Coding, encode} from './codings.ts'

/** A header's name and its value, or values where it stands several times. */
export type Header = [name: string, value: string | string[]]

/** What the renderer answered. */
export interface Rendered {
  status: number
  /** Without those that belong to one connection, to the coding of the body, or to the framework. */
  headers: Header[]
  body: Buffer
  /** The position of the log of dropped tags at which the render began, or an earlier one. */
  begunAt: number
  /** How it may be kept; null for what belongs to this one answer. `dueAt` in milliseconds, null for what stays good. */
  keeping: {tags: readonly string[]; dueAt: number | null} | null
  /** Whether the renderer had it in a cache of its own. */
  wasKept: boolean
}

interface Body {
  bytes: Buffer
  /** What is too small to gain from a coding is sent as it is. */
  isCoded: boolean
}

const decoders = {br: promisify(brotliDecompress), zstd: promisify(zstdDecompress), gzip: promisify(gunzip)}
/** The headers that an answer without a body repeats. */
const toldAgain = new Set([
  'cache-control',
  'cdn-cache-control',
  'cache-tag',
  'surrogate-key',
  'etag',
  'vary',
])
/** What a page costs besides its bodies: headers, tags, its place in the cache. */
const overheadBytes = 4_000

/** A rendered page with its body in the codings that somebody has asked for, ready to be sent. */
export class Page {
  readonly status: number
  readonly wasKept: boolean
  readonly tags: readonly string[]
  readonly dueAt: number | null
  /** Whether it answers everybody who asks for it. */
  readonly isShareable: boolean
  /** Whether it may answer those who ask later: no errors, and nothing that leads elsewhere for now. */
  readonly isKeepable: boolean
  /** Weak, because it names what the page says, in whatever coding (RFC 9110, 8.8.1). Null where nobody is to keep the page. */
  readonly etag: string | null
  /** The position of the log until which no tag of the page was dropped. */
  validAt: number
  /** When it was first found to be outdated, in milliseconds; null while it is not. */
  outdatedSince: number | null = null
  /** Whether its time was up when it was last sent. */
  isOverdue = false
  /** Whether its brotli is as small as can be. */
  isSmall = false
  /** How often it was sent from the cache. */
  asked = 0
  readonly #headers: Header[]
  readonly #bodies = new Map<Coding, Body>()
  readonly #ready = new Map<Coding, (string | string[])[]>()
  #unchanged: (string | string[])[] | null = null
  /** The body as it was rendered, until there is one that is smaller. */
  #plain: Buffer | null

  constructor({status, headers, body, begunAt, keeping, wasKept}: Rendered) {
    this.wasKept = wasKept
    this.status = status
    this.validAt = begunAt
    this.tags = keeping?.tags ?? []
    this.dueAt = keeping?.dueAt ?? null
    this.isShareable = keeping !== null
    this.isKeepable = this.isShareable && [200, 301, 308].includes(status)
    this.etag = keeping === null ? null : etagOf(body)
    this.#headers = this.etag === null ? headers : [...headers, ['etag', this.etag]]
    this.#plain = body
  }

  /** What the page takes in memory. */
  get byteSize(): number {
    let sum = overheadBytes + (this.#plain?.length ?? 0)
    for (const {bytes} of this.#bodies.values()) sum += bytes.length
    return sum
  }

  /** The body in a coding, if somebody has asked for it before. */
  bodyIn(coding: Coding): Buffer | undefined {
    return this.#bodies.get(coding)?.bytes
  }

  /** Makes the body in a coding. */
  async prepare(coding: Coding): Promise<Buffer> {
    const plain = await this.plain()
    const bytes = await encode(plain, coding)
    this.replaceBody(coding, {bytes, isCoded: bytes !== plain})
    return bytes
  }

  /** Takes another form of the body in place of the one that it has in this coding. */
  replaceBody(coding: Coding, body: Body): void {
    this.#bodies.set(coding, body)
    this.#ready.delete(coding)
    this.#plain = null
  }

  /** The body as it was rendered. */
  async plain(): Promise<Buffer> {
    if (this.#plain) return this.#plain
    for (const [coding, {bytes, isCoded}] of this.#bodies)
      return isCoded && coding !== 'identity' ? decoders[coding](bytes) : bytes
    throw new Error('A page has lost its body.')
  }

  /** Names and values in turn, as Node.js sends them, of an answer from the cache with the body in a coding that is there. */
  headersIn(coding: Coding): (string | string[])[] {
    let ready = this.#ready.get(coding)
    if (!ready) this.#ready.set(coding, (ready = this.headersWith(coding, 'perennial; hit')))
    return ready
  }

  /** The same for an answer that came about otherwise, as `Cache-Status` tells (RFC 9211). */
  headersWith(coding: Coding, cacheStatus: string): (string | string[])[] {
    const body = this.#bodies.get(coding)
    const headers: Header[] = [...this.#headers, ['cache-status', cacheStatus]]
    if (body?.isCoded) headers.push(['content-encoding', coding])
    if (body) headers.push(['content-length', String(body.bytes.length)])
    return headers.flat()
  }

  /** Those of an answer that says that the client has the page already: its policy holds on (RFC 9110, 15.4.5). */
  unchangedHeaders(): (string | string[])[] {
    this.#unchanged ??= this.#headers.filter(([name]) => toldAgain.has(name)).flat()
    return this.#unchanged
  }
}

function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}
