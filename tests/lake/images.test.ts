import type {SanityImageAssetDocument} from '@sanity/client'
import {createImageUrlBuilder} from '@sanity/image-url'
import type {ImageUrlBuilder} from '@sanity/image-url'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

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
const blue = '0,0,255'
const white = '255,255,255'

const image = () => builder.image(asset)

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
