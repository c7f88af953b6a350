import {open, stat} from 'node:fs/promises'

import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/** What an address of an asset promises: its bytes never change, for they are in its name. */
const immutable = 'public, max-age=31536000, immutable'

const chunkBytes = 256 * 1024

const activeTypes =
  /^(text\/html|image\/svg\+xml|application\/xhtml\+xml|(text|application)\/([\w.-]+\+)?xml)/

/**
 * The headers of every reply that carries an asset. What a browser would run is put into a sandbox: an upload must not
 * act as a page of the lake.
 */
export function assetHeaders(mimeType: string, etag: string, download?: string | null): Headers {
  const headers = new Headers({
    'cache-control': immutable,
    'content-type': mimeType,
    'cross-origin-resource-policy': 'cross-origin',
    etag,
    'x-content-type-options': 'nosniff',
  })
  if (activeTypes.test(mimeType)) {
    headers.set(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    )
  }
  if (download) headers.set('content-disposition', contentDisposition(download))
  return headers
}

/** The name to download under: the one in `?dl=`, or for `?dl` and `?dl=true` the one it was uploaded with. */
export function downloadName(
  dl: string | undefined,
  originalFilename: unknown,
  fileName: string,
): string | null {
  if (dl === undefined || dl === 'false') return null
  if (dl !== '' && dl !== 'true') return dl
  return typeof originalFilename === 'string' && originalFilename !== '' ? originalFilename : fileName
}

/** Whether the sender has these bytes already. */
export function isUnchanged(context: Context<LakeEnv>, etag: string): boolean {
  const known = context.req.header('if-none-match')
  return known?.split(',').some((item) => item.trim().replace(/^W\//, '') === etag) ?? false
}

/** The size of a stored file in bytes; null when there is a document of it but the bytes never came here. */
export async function storedSize(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Sends a stored file of a known size, whole or the one range asked for. */
export async function serveStored(
  context: Context<LakeEnv>,
  path: string,
  size: number,
  headers: Headers,
): Promise<Response> {
  headers.set('accept-ranges', 'bytes')
  const range = readRange(context.req.header('range'), size)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    headers.delete('cache-control')
    return new Response(null, {status: 416, headers})
  }
  const {start, end} = range ?? {start: 0, end: size - 1}
  headers.set('content-length', String(end - start + 1))
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = range ? 206 : 200
  if (context.req.method === 'HEAD' || size === 0) return new Response(null, {status, headers})
  return new Response(await streamFile(path, start, end), {status, headers})
}

/** The bytes from `start` to `end`, both included, read as fast as they are taken. */
async function streamFile(
  path: string,
  start: number,
  end: number,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const file = await open(path)
  let position = start
  return new ReadableStream({
    async pull(controller) {
      const chunk = new Uint8Array(Math.min(chunkBytes, end - position + 1))
      const {bytesRead} = await file.read(chunk, 0, chunk.length, position)
      position += bytesRead
      if (bytesRead > 0) controller.enqueue(chunk.subarray(0, bytesRead))
      if (bytesRead > 0 && position <= end) return
      controller.close()
      await file.close()
    },
    cancel: () => file.close(),
  })
}

/** Reads a `range` header; null when there is none, or one of a form (several ranges, other units) to be left aside. */
function readRange(
  header: string | undefined,
  size: number,
): {start: number; end: number} | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : {start: size - length, end: size - 1}
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : {start, end}
}

/** https://www.rfc-editor.org/rfc/rfc6266: a plain name for old readers, the true one in UTF-8. */
function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
