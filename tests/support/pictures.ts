import {crc32, deflateSync} from 'node:zlib'

import sharp from 'sharp'

/** Red left half, blue right half: enough to see what a transform kept. */
export async function twoHalves(width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png') {
  const right = await sharp({create: {width: Math.ceil(width / 2), height, channels: 3, background: 'blue'}})
    .png()
    .toBuffer()
  return sharp({create: {width, height, channels: 3, background: 'red'}})
    .composite([{input: right, left: Math.floor(width / 2), top: 0}])
    .removeAlpha()
    .toFormat(format)
    .toBuffer()
}

/** Fetches a picture and looks at it. @throws when the answer is not 200 */
export async function load(url: string | {toString(): string}, headers: Record<string, string> = {}) {
  const response = await fetch(String(url), {headers})
  if (response.status !== 200) throw new Error(`${response.status} at ${String(url)}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const {width, height, format, pages} = await sharp(bytes).metadata()
  return {response, bytes, width, height, format, pages, size: `${width}x${height}`}
}

/** The colour of one pixel, as `r,g,b` with each channel rounded to the nearest of 0, 128 and 255. */
export async function colorAt(picture: Uint8Array, x: number, y: number): Promise<string> {
  const {data, info} = await sharp(picture).toColourspace('srgb').raw().toBuffer({resolveWithObject: true})
  const offset = (y * info.width + x) * info.channels
  const channels = [...data.subarray(offset, offset + 3)]
  return channels.map((channel) => (channel < 64 ? 0 : channel > 192 ? 255 : 128)).join(',')
}

/**
 * A PNG whose header promises a size and which holds next to no pixels: decoding it fails, so that whoever complains
 * about its size looked at the header alone. `extra` are more chunks, by type.
 */
export function promisedPng(width: number, height: number, extra: Record<string, Buffer> = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each of three channels.
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = Object.entries(extra).map(([type, data]) => pngChunk(type, data))
  const pixels = pngChunk('IDAT', deflateSync(Buffer.alloc(52)))
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    ...chunks,
    pixels,
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
