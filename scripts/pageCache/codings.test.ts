import {brotliDecompressSync, gunzipSync, zstdDecompressSync} from 'node:zlib'

import {expect, test} from 'vitest'

import {codingFor, encode, encodeThoroughly} from './codings.ts'

test('a client gets the smallest coding of those that it likes best', () => {
  const expected = {
    'gzip, deflate, br, zstd': 'br',
    'gzip, deflate, zstd': 'zstd',
    'gzip, deflate': 'gzip',
    'GZIP;q=1.0, br;q=0.5': 'gzip',
    'br;q=0, gzip': 'gzip',
    deflate: 'identity',
    'identity, gzip;q=0.5': 'identity',
    'identity;q=0, *': 'br',
    '*': 'br',
    '': 'identity',
  }
  for (const [header, coding] of Object.entries(expected)) expect(codingFor(header), header).toBe(coding)
  expect(codingFor(undefined)).toBe('identity')
})

test('every coding gives the body back, and what is tiny stays as it is', async () => {
  const body = Buffer.from('<p>Ça dure.</p>'.repeat(500))
  expect(gunzipSync(await encode(body, 'gzip'))).toEqual(body)
  expect(zstdDecompressSync(await encode(body, 'zstd'))).toEqual(body)
  expect(brotliDecompressSync(await encode(body, 'br'))).toEqual(body)
  expect(brotliDecompressSync(await encodeThoroughly(body))).toEqual(body)
  expect(await encode(body, 'identity')).toBe(body)
  const tiny = Buffer.from('short')
  expect(await encode(tiny, 'br')).toBe(tiny)
})
