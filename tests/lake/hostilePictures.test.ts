import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {deflateSync} from 'node:zlib'

import fc from 'fast-check'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {promisedPng, twoHalves} from '../support/pictures.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})

afterAll(() => lake.close())

const side = Math.ceil(Math.sqrt(limits.maxImagePixels)) + 1
const megabyte = 1024 * 1024

const packed = deflateSync(Buffer.alloc(128 * megabyte))

const svg = (inside: string, size = 10, head = '') =>
  Buffer.from(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${inside}</svg>`,
  )

/** Entities that would unfold to 32 times 12 to the eighth characters. */
const unfolding = `<!DOCTYPE svg [<!ENTITY e0 "${'a'.repeat(32)}">${Array.from(
  {length: 8},
  (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(12)}">`,
).join('')}]>`

async function stored(): Promise<string[]> {
  const folder = join(lake.dataDir, 'assets')
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  return entries.filter((entry) => entry.isFile()).map(({name}) => name)
}

describe('a picture that would unfold', () => {
  test.each([
    ['a PNG by its header', promisedPng(side, side)],
    ['an SVG by its size', svg('<rect width="9" height="9"/>', side)],
    ['a PNG of one line', promisedPng(limits.maxImageSidePixels + 1, 1)],
  ])('%s is refused for its size before a pixel is looked at', async (_what, bomb) => {
    await expect(lake.client().assets.upload('image', bomb)).rejects.toThrow(/more than the limit/)
    expect(await stored()).toEqual([])
  })

  test.each([
    ['a PNG beyond what any decoder takes', promisedPng(65_000, 65_000)],
    ['a PNG beyond what the format allows', promisedPng(2 ** 31 - 1, 2 ** 31 - 1)],
    ['an SVG whose entities unfold', svg('<text>&e8;</text>', 10, unfolding)],
    ['an SVG that is nested too deeply', svg('<g>'.repeat(100_000))],
    ['a PNG that ends early', promisedPng(100, 100)],
  ])('%s is 400, and the memory stays', async (_what, bomb) => {
    const before = process.memoryUsage.rss()
    const error = await lake
      .client()
      .assets.upload('image', bomb)
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({statusCode: 400, message: expect.stringContaining('Invalid image')})
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * megabyte)
    expect(await stored()).toEqual([])
  })

  test.each(['zTXt', 'iCCP', 'iTXt'])(
    'the packed text of a PNG (%s) is not unpacked into memory',
    async (type) => {
      const head = type === 'iTXt' ? 'Comment\0\x01\0\0\0' : 'Comment\0\0'
      const bomb = promisedPng(4, 4, {[type]: Buffer.concat([Buffer.from(head, 'latin1'), packed])})
      const before = process.memoryUsage.rss()
      const {metadata} = await lake.client().assets.upload('image', bomb)
      expect(metadata.dimensions).toMatchObject({width: 4, height: 4})
      expect(process.memoryUsage.rss() - before).toBeLessThan(100 * megabyte)
      await lake.client().delete({query: '*[_type == "sanity.imageAsset"]'})
    },
  )

  test('of an animation with too many frames only the first is drawn', async () => {
    const frames = limits.maxAnimationFrames + 1
    const pixels = Buffer.from(Array.from({length: frames * 16}, (_, index) => (index % 2) * 255))
    const gif = await sharp(pixels, {raw: {width: 2, height: frames * 2, channels: 4, pageHeight: 2}})
      .gif({delay: 20, keepDuplicateFrames: true})
      .toBuffer()
    expect((await sharp(gif).metadata()).pages).toBe(frames)
    const {url} = await lake.client().assets.upload('image', gif)
    const answer = await fetch(`${url}?w=1`)
    const {pages = 1} = await sharp(new Uint8Array(await answer.arrayBuffer())).metadata()
    expect([answer.status, pages]).toEqual([200, 1])
  })

  test('a transform that would be too large is refused by its numbers', async () => {
    const {url} = await lake.client().assets.upload('image', await twoHalves(4, 4))
    for (const query of [
      'w=8192&h=8192&dpr=5',
      'w=8192&dpr=1.1',
      'h=1&w=8193&fit=scale',
      'rect=0,0,1,4&w=8192',
    ]) {
      const answer = await fetch(`${url}?${query}`)
      expect(`${query} ${answer.status}`).toBe(`${query} 400`)
    }
  })
})

describe('a name', () => {
  test.each([
    '../../../etc/passwd.png',
    '..%2f..%2fx.png',
    'a\0b.png',
    'C:\\windows\\x.png',
    '.png',
    '-'.repeat(1_000),
    'name\r\nset-cookie: a=b.png',
    '💥.png',
  ])('of an upload such as %j is kept as text and goes nowhere else', async (filename) => {
    const bytes = await twoHalves(6, 6)
    const document = await lake.client().assets.upload('image', bytes, {filename})
    expect(document.originalFilename).toBe(filename)
    expect(document.path).toMatch(/^images\/perennial\/production\/[\da-f]{40}-6x6\.png$/)
    expect(await stored()).toContain(document.path.split('/').at(-1))
    const answer = await fetch(`${document.url}?dl`)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''/,
    )
    await answer.body?.cancel()
    await lake.client().delete(document._id)
  })

  test.each([
    '../../lake.sqlite',
    '..%2f..%2flake.sqlite',
    '%2e%2e%2f%2e%2e%2flake.sqlite',
    '..%5c..%5clake.sqlite',
    '%00',
    `${'a'.repeat(40)}.pdf%00.png`,
    `${'a'.repeat(40)}.${'x'.repeat(17)}`,
    'a'.repeat(5_000),
    '%',
    '%ff',
  ])('of a file such as %j leads nowhere', async (file) => {
    const answer = await fetch(`${lake.url}/files/perennial/production/${file}`)
    expect([400, 404]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/SQLite|node:|\/tmp/)
  })
})

describe('whatever is sent', () => {
  const number = fc.oneof(
    fc.integer({min: -2, max: 9_000}).map(String),
    fc.double({min: 0, max: 6, noNaN: true}).map((value) => value.toFixed(2)),
    fc.constantFrom('', 'NaN', '1e9', '0x10', '-0', '９', '1,2', 'true'),
  )
  const word = fc.constantFrom(
    'crop',
    'fill',
    'fillmax',
    'max',
    'min',
    'scale',
    'top,left',
    'entropy',
    'focalpoint',
    'h',
    'hv',
    'jpg',
    'png',
    'webp',
    'pjpg',
    'format',
    '90',
    '270',
    'f00',
    '80ff0000',
    '0,0,5,3',
    '3,2,1,1',
    '7,7,90,90',
  )
  const parameter = fc.tuple(
    fc.constantFrom(
      'w',
      'h',
      'fit',
      'crop',
      'rect',
      'fp-x',
      'fp-y',
      'q',
      'fm',
      'auto',
      'dpr',
      'blur',
      'sharp',
      'or',
      'flip',
      'bg',
      'pad',
      'sat',
      'invert',
      'frame',
      'min-w',
      'max-h',
      'dl',
    ),
    fc.oneof(number, word, fc.string({maxLength: 8})),
  )

  test('a transform is a picture or a 400 with a reason', async () => {
    const urls = await Promise.all(
      (['png', 'jpeg', 'webp'] as const).map(async (format) => {
        const {url} = await lake.client().assets.upload('image', await twoHalves(10, 7, format))
        return url
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...urls),
        fc
          .array(parameter, {maxLength: 5})
          .filter((pairs) => pairs.every(([name, value]) => Number(value) < 300 || !'wh'.includes(name))),
        async (url, pairs) => {
          const answer = await fetch(`${url}?${new URLSearchParams(pairs)}`, {
            headers: {accept: 'image/webp'},
          })
          const body = new Uint8Array(await answer.arrayBuffer())
          const isRight =
            answer.status === 400
              ? /Image parameter|pixels/.test(new TextDecoder().decode(body))
              : answer.status === 200 && (await sharp(body).metadata()).width > 0
          expect(`${answer.url} ${answer.status} ${isRight}`).toMatch(/ true$/)
        },
      ),
      {numRuns: 200},
    )
  })

  test('a damaged picture is an asset that can be looked at, or a 400', async () => {
    const originals = await Promise.all(
      (['png', 'jpeg', 'webp'] as const).map((format) => twoHalves(40, 30, format)),
    )
    const damage = fc.record({
      original: fc.constantFrom(...originals),
      changes: fc.array(
        fc.tuple(fc.double({min: 0, max: 0.999, noNaN: true}), fc.integer({min: 0, max: 255})),
        {maxLength: 4},
      ),
      end: fc.double({min: 0.5, max: 1, noNaN: true}),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({original, changes, end}) => {
        const bytes = Buffer.from(original.subarray(0, Math.ceil(original.length * end)))
        for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value
        const upload = await lake.request(
          '/v1/assets/images/production',
          {method: 'POST', body: bytes},
          'editor',
        )
        const body = await upload.json()
        expect([200, 400]).toContain(upload.status)
        const looks = upload.status === 200 ? [await fetch(`${body.document.url}?w=9&fm=png`)] : []
        expect(looks.filter(({status}) => status !== 200 && status !== 400)).toEqual([])
      }),
      {numRuns: 150},
    )
  })
})
