import {readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'

import type {SanityImageAssetDocument} from '@sanity/client'
import {createImageUrlBuilder} from '@sanity/image-url'
import type {ImageUrlBuilder} from '@sanity/image-url'
import {createImageUrlBuilder as createSignedUrlBuilder} from '@sanity/image-url/signed'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {readTransformParameters} from '../../sanity/lake/assets/transformParameters.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {colorAt, load, twoHalves} from '../support/pictures.ts'

let lake: TestLake
let asset: SanityImageAssetDocument
let builder: ImageUrlBuilder

beforeAll(async () => {
  lake = await startTestLake()
  asset = await lake.client().assets.upload('image', await twoHalves(400, 200), {filename: 'two halves.png'})
  builder = createImageUrlBuilder(lake.client())
})

afterAll(() => lake.close())

const red = '255,0,0'
const white = '255,255,255'

const image = () => builder.image(asset)

describe('the address', () => {
  test('that the official builder makes from a client of the lake leads to the lake', async () => {
    expect(image().url()).toBe(asset.url)
    expect(await load(image())).toMatchObject({size: '400x200', format: 'png'})
  })

  test('of a signed picture leads to the same picture', async () => {
    const signed = createSignedUrlBuilder(lake.client())
      .image(asset)
      .width(50)
      .expiry('2100-01-01T00:00:00Z')
      .signingKey('a-key', 'ab'.repeat(32))
      .signedUrl()
    expect(new URL(signed).searchParams.get('signature')).toBeTruthy()
    expect(await load(signed)).toMatchObject({size: '50x25'})
  })

  test('can say all that the official builder has words for', async () => {
    const url = image()
      .rect(10, 10, 300, 150)
      .bg('ff0000')
      .focalPoint(0.2, 0.8)
      .flipHorizontal()
      .flipVertical()
      .size(120, 90)
      .minWidth(10)
      .maxWidth(200)
      .minHeight(10)
      .maxHeight(200)
      .format('webp')
      .forceDownload('all.webp')
      .blur(5)
      .sharpen(10)
      .invert(true)
      .orientation(180)
      .quality(60)
      .fit('crop')
      .crop('focalpoint')
      .saturation(-100)
      .auto('format')
      .dpr(2)
      .pad(3)
      .frame(1)
      .url()
    const asked = Object.fromEntries(new URL(url).searchParams)
    const read: Record<string, unknown> = readTransformParameters(asked)
    expect(Object.keys(asked).filter((name) => name !== 'dl' && read[name] === undefined)).toEqual([])
    expect(Object.keys(asked)).toHaveLength(25)
    expect(await load(url)).toMatchObject({size: '246x186', format: 'webp'})
  })

  test('works with an API version in front and with a vanity name behind', async () => {
    expect(await load(asset.url.replace('/images/', '/v2025-02-19/images/'))).toMatchObject({size: '400x200'})
    expect(await load(image().vanityName('a-picture.png').width(40))).toMatchObject({size: '40x20'})
  })
})

test('the Studio may read its pixels, as it does for one that is pasted', async () => {
  const [origin = ''] = lake.config.allowedOrigins
  for (const url of [asset.url, `${asset.url}?w=21`]) {
    const {headers} = await fetch(url, {headers: {origin}})
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('vary')).toMatch(/\bOrigin\b/)
  }
})

describe('formats', () => {
  test.each([
    ['jpg', 'image/jpeg', 'jpeg'],
    ['pjpg', 'image/jpeg', 'jpeg'],
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
  ] as const)('fm=%s', async (fm, type, format) => {
    const loaded = await load(image().width(40).format(fm))
    expect([loaded.response.headers.get('content-type'), loaded.format]).toEqual([type, format])
  })

  test('auto=format gives the best that the reader takes, and says that it depends on them', async () => {
    const url = image().width(40).auto('format').url()
    const loads = await Promise.all(
      ['image/avif,image/webp,*/*', 'image/webp,*/*', 'image/png', '*/*'].map((accept) =>
        load(url, {accept}),
      ),
    )
    expect(loads.map(({response}) => response.headers.get('content-type'))).toEqual([
      'image/avif',
      'image/webp',
      'image/png',
      'image/png',
    ])
    for (const {response} of loads) expect(response.headers.get('vary')).toMatch(/\bAccept\b/)
    expect(new Set(loads.map(({response}) => response.headers.get('etag'))).size).toBe(3)
    const [avif] = loads
    expect(avif).toMatchObject({size: '40x20'})
    expect(await colorAt(avif?.bytes ?? new Uint8Array(), 5, 10)).toBe(red)
  })

  test('a format asked for by name wins over auto=format', async () => {
    const url = image().width(40).format('jpg').auto('format').url()
    expect(await load(url, {accept: 'image/avif,image/webp'})).toMatchObject({format: 'jpeg'})
  })

  test('a picture too long for a format is given in another, unless that one was asked for by name', async () => {
    const background = {r: 255, g: 0, b: 0}
    const long = await sharp({create: {width: 17_000, height: 2, channels: 3, background}})
      .png()
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', long)
    const accept = 'image/avif,image/webp'
    expect(await load(`${url}?auto=format&q=50`, {accept})).toMatchObject({format: 'png', width: 17_000})
    expect(await load(`${url}?auto=format&w=100`, {accept})).toMatchObject({format: 'heif', width: 100})
    const refused = await fetch(`${url}?fm=webp`)
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('webp')])
  })

  test('a picture that would take long as AVIF is given as WebP', async () => {
    const side = Math.ceil(Math.sqrt(limits.maxAvifPixels)) + 1
    const large = await sharp({create: {width: side, height: side, channels: 3, background: 'red'}})
      .png()
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', large, {extract: []})
    const {headers} = await fetch(`${url}?auto=format`, {
      method: 'HEAD',
      headers: {accept: 'image/avif,image/webp'},
    })
    expect(headers.get('content-type')).toBe('image/webp')
  })

  test('quality makes it smaller', async () => {
    const noisy = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        noise: {type: 'gaussian', mean: 128, sigma: 60},
        background: 'gray',
      },
    })
      .jpeg({quality: 95})
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', noisy)
    const [rough, fine] = [await load(`${url}?q=10`), await load(`${url}?q=90`)]
    expect(rough.bytes.byteLength).toBeLessThan(fine.bytes.byteLength / 2)
  })

  test('an SVG stays an SVG in a sandbox, unless pixels are asked for', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#f00"/></svg>',
    )
    const document = await lake.client().assets.upload('image', svg, {filename: 'a.svg'})
    expect(document._id).toMatch(/-60x30-svg$/)
    const {response, bytes} = await load(`${document.url}?w=20`)
    expect(Buffer.from(bytes).equals(svg)).toBe(true)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await load(`${document.url}?w=20&fm=png`)).toMatchObject({size: '20x10', format: 'png'})
  })

  test('an SVG cannot draw files of this machine into a picture', async () => {
    const name = asset.path.split('/').at(-1)
    const svg =
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">
      <image xlink:href="${name}" width="40" height="20"/><image xlink:href="file:///etc/hostname" width="9" height="9"/></svg>`)
    const {url} = await lake.client().assets.upload('image', svg)
    const {bytes} = await load(`${url}?fm=jpg`)
    expect([await colorAt(bytes, 5, 10), await colorAt(bytes, 35, 10)]).toEqual([white, white])
  })
})

describe('keeping', () => {
  test('a reply may be kept for ever, and who has it is told so in no bytes', async () => {
    for (const url of [asset.url, `${asset.url}?w=33`]) {
      const {headers} = await fetch(url)
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const again = await fetch(url, {headers: {'if-none-match': headers.get('etag') ?? ''}})
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  })

  test('HEAD says what GET would, for the original, a transform and a part of a file', async () => {
    const file = await lake.client().assets.upload('file', Buffer.from('0123456789'), {filename: 'a.txt'})
    const part = {range: 'bytes=2-4'}
    const requests: [string, Record<string, string>][] = [
      [asset.url, {}],
      [`${asset.url}?w=33`, {}],
      [file.url, {}],
      [file.url, part],
      [asset.url, part],
    ]
    for (const [url, headers] of requests) {
      const [head, whole] = [await fetch(url, {method: 'HEAD', headers}), await fetch(url, {headers})]
      const body = await whole.arrayBuffer()
      expect([head.status, await head.text()]).toEqual([whole.status, ''])
      for (const name of ['content-type', 'etag', 'cache-control', 'content-range', 'accept-ranges']) {
        expect(`${name}: ${head.headers.get(name)}`).toBe(`${name}: ${whole.headers.get(name)}`)
      }
      expect(head.headers.get('content-length')).toBe(String(body.byteLength))
    }
  })

  test('the same picture asked for many times at once is made once, and kept on disk', async () => {
    const folder = join(lake.dataDir, 'cache', 'images')
    await load(`${asset.url}?w=2`)
    const before = await readdir(folder)
    const loads = await Promise.all(
      Array.from({length: 20}, (_, index) =>
        load(index % 2 ? `${asset.url}?w=321&h=123` : `${asset.url}?h=123&w=321`),
      ),
    )
    expect(new Set(loads.map(({bytes}) => Buffer.from(bytes).toString('base64'))).size).toBe(1)
    expect((await readdir(folder)).length).toBe(before.length + 1)
  })

  test('what was kept is made again when somebody tidied the folder', async () => {
    await load(`${asset.url}?w=77`)
    const folder = join(lake.dataDir, 'cache', 'images')
    for (const name of await readdir(folder)) await rm(join(folder, name))
    expect(await load(`${asset.url}?w=77`)).toMatchObject({width: 77})
  })

  test('?dl saves it under the name it came with, or a given one', async () => {
    const disposition = async (url: string) => (await load(url)).response.headers.get('content-disposition')
    expect(await disposition(image().forceDownload(true).url())).toContain('filename="two halves.png"')
    expect(await disposition(image().width(10).forceDownload('a"b.png').url())).toContain(
      'filename="a_b.png"',
    )
  })

  test('once its document is deleted the picture is gone', async () => {
    const {_id, url} = await lake.client().assets.upload('image', await twoHalves(12, 12))
    await load(`${url}?w=6`)
    await lake.client().delete(_id)
    expect([(await fetch(url)).status, (await fetch(`${url}?w=6`)).status]).toEqual([404, 404])
    await lake.client().assets.upload('image', await twoHalves(12, 12))
    await load(`${url}?w=6`)
  })
})
