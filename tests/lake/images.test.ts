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
import {colorAt, twoHalves} from '../support/pictures.ts'

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
const blue = '0,0,255'
const white = '255,255,255'

async function load(url: string | ImageUrlBuilder, headers: Record<string, string> = {}) {
  const response = await fetch(String(url), {headers})
  expect(`${response.status} ${String(url)}`).toBe(`200 ${String(url)}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const {width, height, format, pages} = await sharp(bytes).metadata()
  return {response, bytes, width, height, format, pages, size: `${width}x${height}`}
}

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

describe('sizes', () => {
  test.each([
    ['one side, the other follows', 'w=100', '100x50'],
    ['height alone', 'h=100', '200x100'],
    ['one side may enlarge', 'w=800', '800x400'],
    ['max never enlarges', 'w=800&fit=max', '400x200'],
    ['clip is the default and fits inside', 'w=100&h=100', '100x50'],
    ['clip may enlarge', 'w=1000&h=1000&fit=clip', '1000x500'],
    ['max fits inside', 'w=100&h=100&fit=max', '100x50'],
    ['max with a box larger than the picture', 'w=1000&h=1000&fit=max', '400x200'],
    ['crop fills the box', 'w=100&h=100&fit=crop', '100x100'],
    ['crop may enlarge', 'w=500&h=500&fit=crop', '500x500'],
    ['min does not', 'w=500&h=500&fit=min', '200x200'],
    ['scale distorts', 'w=50&h=120&fit=scale', '50x120'],
    ['fill has exactly the size', 'w=100&h=100&fit=fill', '100x100'],
    ['fillmax too, even a larger one', 'w=500&h=500&fit=fillmax', '500x500'],
    ['pixels of the device', 'w=100&dpr=2', '200x100'],
    ['a part', 'rect=10,20,100,150', '100x150'],
    ['a part that reaches over the edge', 'rect=350,0,100,100', '50x100'],
    ['a part, scaled', 'rect=0,0,200,200&w=50', '50x50'],
    ['a border', 'w=100&pad=10', '120x70'],
    ['a quarter turn', 'or=90', '200x400'],
    ['a quarter turn, then a size', 'or=270&w=100', '100x200'],
    ['the greatest height', 'w=200&fit=crop&max-h=80', '200x80'],
    ['the least height', 'w=100&fit=crop&min-h=80', '100x80'],
    ['unknown parameters are left aside', 'w=100&colour=no', '100x50'],
  ])('%s: %s', async (_what, query, size) => {
    expect(await load(`${asset.url}?${query}`)).toMatchObject({size})
  })

  test.each(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'] as const)(
    'the builder can ask for fit=%s',
    async (fit) => {
      const {width, height} = await load(image().size(90, 60).fit(fit).ignoreImageParams())
      expect([width <= 90, height <= 60]).toEqual([true, true])
    },
  )
})

describe('what is in it', () => {
  test.each([
    ['left', red],
    ['right', blue],
  ] as const)('crop=%s keeps that side', async (crop, color) => {
    const {bytes} = await load(image().size(100, 100).fit('crop').crop(crop))
    expect([await colorAt(bytes, 5, 50), await colorAt(bytes, 94, 50)]).toEqual([color, color])
  })

  test.each([
    ['', 'crop=top,left', red],
    ['', 'crop=bottom,right', blue],
    ['', 'crop=right,top', blue],
    ['or=90&', 'crop=top', red],
    ['or=90&', 'crop=bottom', blue],
    ['or=90&', 'crop=bottom,left', blue],
    ['or=90&', 'crop=top,right', red],
  ])('%s%s keeps that edge or corner', async (turn, crop, color) => {
    const {bytes} = await load(`${asset.url}?${turn}w=100&h=100&fit=crop&${crop}`)
    expect([await colorAt(bytes, 5, 5), await colorAt(bytes, 94, 94)]).toEqual([color, color])
  })

  test.each([
    ['a colour with no transparency', 'ff00', '255,0,0'],
    ['three digits', '0f0', '0,255,0'],
    ['eight digits, alpha first', 'ff0000ff', '0,0,255'],
  ])('what is transparent is filled with %s, bg=%s', async (_what, bg, color) => {
    const clear = {r: 0, g: 0, b: 0, alpha: 0}
    const bytes = await sharp({create: {width: 9, height: 9, channels: 4, background: clear}})
      .png()
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', bytes)
    expect(await colorAt((await load(`${url}?bg=${bg}`)).bytes, 4, 4)).toBe(color)
  })

  test('the focal point stays in', async () => {
    const {bytes} = await load(`${asset.url}?w=50&h=100&fit=crop&crop=focalpoint&fp-x=0.1&fp-y=0.5`)
    expect(await colorAt(bytes, 49, 50)).toBe(red)
  })

  test('entropy crops to the busy part', async () => {
    const {bytes} = await load(image().size(50, 100).fit('crop').crop('entropy'))
    expect([await colorAt(bytes, 0, 50), await colorAt(bytes, 49, 50)]).toEqual([red, blue])
  })

  test('a hotspot and a crop chosen in the Studio decide, through the builder', async () => {
    const chosen = {
      asset: {_ref: asset._id},
      crop: {left: 0.5, right: 0, top: 0, bottom: 0},
      hotspot: {x: 0.9, y: 0.5, width: 0.1, height: 0.1},
    }
    const {bytes, size} = await load(builder.image(chosen).size(60, 60))
    expect(size).toBe('60x60')
    expect(await colorAt(bytes, 1, 30)).toBe(blue)
  })

  test('flip and turn', async () => {
    expect(await colorAt((await load(image().flipHorizontal())).bytes, 10, 10)).toBe(blue)
    expect(await colorAt((await load(image().orientation(90))).bytes, 100, 10)).toBe(red)
    expect(await colorAt((await load(image().orientation(180).flipVertical())).bytes, 10, 10)).toBe(blue)
  })

  test.each([
    ['flip=h', '200x200', [100, 100], red],
    ['flip=h', '200x200', [20, 100], blue],
    ['or=90', '200x200', [100, 100], red],
    ['or=90', '200x200', [100, 180], blue],
    ['or=90&flip=h&w=50', '50x50', [25, 5], blue],
    ['or=270&w=100&h=50&fit=crop&crop=top', '100x50', [50, 5], blue],
    ['or=180&w=40&h=40&fit=fill&bg=00ff00&pad=5', '50x50', [2, 2], '0,255,0'],
    ['flip=v&w=60&h=30&fit=crop&crop=entropy', '60x30', [2, 15], red],
  ] as const)('a part is cut out first, then turned and mirrored: %s', async (query, size, [x, y], color) => {
    const turned = await load(`${asset.url}?rect=50,0,200,200&${query}`)
    expect([turned.size, await colorAt(turned.bytes, x, y)]).toEqual([size, color])
  })

  test('background behind what does not fill the box', async () => {
    const {bytes} = await load(image().size(100, 100).fit('fill').bg('00ff00').ignoreImageParams())
    expect([await colorAt(bytes, 50, 5), await colorAt(bytes, 5, 50)]).toEqual(['0,255,0', red])
    const jpeg = await load(image().size(100, 100).fit('fillmax').format('jpg').ignoreImageParams())
    expect(await colorAt(jpeg.bytes, 50, 5)).toBe(white)
  })

  test('colours', async () => {
    expect(await colorAt((await load(image().invert(true))).bytes, 10, 10)).toBe('0,255,255')
    const [r, g, b] = (await colorAt((await load(image().saturation(-100))).bytes, 10, 10)).split(',')
    expect([g, b]).toEqual([r, r])
  })

  test.each(['blur=50', 'sharp=50', 'sharpen=50'])('%s keeps the size', async (query) => {
    expect(await load(`${asset.url}?${query}`)).toMatchObject({size: '400x200'})
  })

  test('a picture that a camera turned comes out upright, and without the camera notes', async () => {
    const turned = await sharp(await twoHalves(60, 40, 'jpeg'))
      .withMetadata({orientation: 6})
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', turned)
    const {bytes, size} = await load(`${url}?w=20`)
    expect(size).toBe('20x30')
    expect([await colorAt(bytes, 10, 4), await colorAt(bytes, 10, 26)]).toEqual([red, blue])
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('frames survive scaling', async () => {
    const frames = Buffer.concat([Buffer.alloc(400, 255), Buffer.alloc(400, 0)])
    const gif = await sharp(frames, {raw: {width: 10, height: 20, channels: 4, pageHeight: 10}})
      .gif({delay: [9, 9]})
      .toBuffer()
    const {url} = await lake.client().assets.upload('image', gif)
    expect(await load(`${url}?w=5`)).toMatchObject({format: 'gif', pages: 2})
    expect((await load(`${url}?w=5&frame=1`)).pages ?? 1).toBe(1)
    const moving = await load(`${url}?w=5&auto=format`, {accept: 'image/avif,image/webp'})
    expect(moving).toMatchObject({format: 'webp', pages: 2})
  })
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

describe('what cannot be', () => {
  test.each([
    'w=0',
    'w=8193',
    'w=-1',
    'w=abc',
    'w=1e3',
    'h=99999999999',
    'q=101',
    'q=-1',
    'fit=squeeze',
    'crop=middle',
    'crop=top,bottom',
    'crop=entropy,left',
    'rect=1,2,3',
    'rect=0,0,0,5',
    'rect=400,0,5,5',
    'fp-x=2',
    'fm=exe',
    'dpr=9',
    'or=45',
    'flip=x',
    'bg=red',
    'pad=5000',
    'w=8000&dpr=2',
    'blur=-5',
    'rect=0,0,1,200&w=8000',
  ])('%s is 400 with a reason', async (query) => {
    const response = await fetch(`${asset.url}?${query}`)
    const body = await response.json()
    expect([response.status, body.error.description.length > 10]).toEqual([400, true])
  })

  test.each([
    'x.png',
    '../../production.sqlite',
    '..%2f..%2fproduction.sqlite',
    '%2e%2e%2f%2e%2e%2fproduction.sqlite',
    '..%5c..%5cx',
    '%00.png',
    `${'a'.repeat(40)}-1x1.png`,
    `${'a'.repeat(40)}-1x1.png%2f..%2f..`,
    '.',
    '%2e%2e',
  ])('there is no image %s', async (file) => {
    const response = await fetch(`${lake.url}/images/perennial/production/${file}`)
    expect([400, 404]).toContain(response.status)
  })

  test('nor one of another project or dataset', async () => {
    for (const place of ['other/production', 'perennial/other']) {
      expect((await fetch(asset.url.replace('perennial/production', place))).status).toBe(404)
    }
  })
})
