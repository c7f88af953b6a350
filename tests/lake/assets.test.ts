import {createHash, randomBytes} from 'node:crypto'
import {readdir} from 'node:fs/promises'
import {request} from 'node:http'
import {join} from 'node:path'
import {Readable} from 'node:stream'

import {createClient as createClient7} from 'sanity-client-7'
import sharp from 'sharp'
import {thumbHashToApproximateAspectRatio, thumbHashToRGBA} from 'thumbhash'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'
import {patiently} from '../support/patiently.ts'
import {twoHalves} from '../support/pictures.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})

afterAll(() => lake.close())

const incoming = () => readdir(join(lake.dataDir, 'assets', 'production', 'incoming'))

describe('uploading an image', () => {
  test('answers with the document of the asset, which anybody can then fetch at its url', async () => {
    const bytes = await twoHalves(120, 80)
    const sha1 = createHash('sha1').update(bytes).digest('hex')
    const document = await lake.client().assets.upload('image', bytes, {
      filename: 'two halves.png',
      title: 'Two halves',
      label: 'halves',
      description: 'Red and blue',
      creditLine: 'Nobody',
      source: {id: '7', name: 'paintbox', url: 'https://example.com/7'},
    })
    expect(document).toMatchObject({
      _id: `image-${sha1}-120x80-png`,
      _type: 'sanity.imageAsset',
      assetId: sha1,
      sha1hash: sha1,
      extension: 'png',
      mimeType: 'image/png',
      originalFilename: 'two halves.png',
      title: 'Two halves',
      label: 'halves',
      description: 'Red and blue',
      creditLine: 'Nobody',
      source: {id: '7', name: 'paintbox', url: 'https://example.com/7'},
      path: `images/perennial/production/${sha1}-120x80.png`,
      url: `${lake.url}/images/perennial/production/${sha1}-120x80.png`,
      size: bytes.byteLength,
      uploadId: expect.any(String),
    })
    expect(document.metadata).toMatchObject({
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width: 120, height: 80, aspectRatio: 1.5},
      hasAlpha: false,
      isOpaque: true,
    })
    expect(document).toEqual(await lake.client().getDocument(document._id))

    const response = await fetch(document.url)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('gives it a palette, a blur hash and a small stand-in', async () => {
    const {metadata} = await lake.client().assets.upload('image', await twoHalves(200, 100))
    const {palette, blurHash, lqip} = metadata
    expect(palette?.dominant?.population).toBeGreaterThan(40)
    expect([palette?.vibrant?.background, palette?.dominant?.background]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^#(f[ef]0000|0000f[ef])$/)]),
    )
    expect(palette?.vibrant).toMatchObject({
      _type: 'sanity.imagePaletteSwatch',
      foreground: expect.any(String),
    })
    expect(blurHash).toMatch(/^[\dA-Za-z#$%*+,\-.:;=?@[\]^_{|}~]{28}$/)
    const standIn = await sharp(Buffer.from(lqip?.split(',')[1] ?? '', 'base64')).metadata()
    expect(standIn).toMatchObject({width: 20, height: 10, format: 'jpeg'})
  })

  test('extracts only what was asked for', async () => {
    const {metadata} = await lake
      .client()
      .assets.upload('image', await twoHalves(31, 10), {extract: ['blurhash', 'lqip']})
    expect(Object.keys(metadata).toSorted()).toEqual(
      ['_type', 'blurHash', 'dimensions', 'hasAlpha', 'isOpaque', 'lqip'].toSorted(),
    )
    const bare = await lake.client().assets.upload('image', await twoHalves(33, 10), {extract: []})
    expect(Object.keys(bare.metadata).toSorted()).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
  })

  test('keeps camera notes and the place only on request, and measures a turned picture upright', async () => {
    const bytes = await sharp(await twoHalves(60, 40, 'jpeg'))
      .withExif({
        IFD0: {ImageDescription: 'A field', Make: 'Camera works'},
        IFD2: {FNumber: '28/10', LensModel: 'Fifty'},
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '59/1 54/1 0/1',
          GPSLongitudeRef: 'W',
          GPSLongitude: '10/1 45/1 0/1',
        },
      })
      .withMetadata({orientation: 6})
      .toBuffer()
    const {_id, metadata} = await lake
      .client()
      .assets.upload('image', bytes, {extract: ['exif', 'location', 'image']})
    expect(_id).toContain('-40x60-jpg')
    expect(metadata).toMatchObject({
      exif: {_type: 'sanity.imageExifMetadata', FNumber: 2.8, LensModel: 'Fifty'},
      image: {
        _type: 'sanity.imageExifTags',
        ImageDescription: 'A field',
        Make: 'Camera works',
        Orientation: 6,
      },
      location: {_type: 'geopoint', lat: 59.9, lng: -10.75},
    })

    const other = await lake
      .client()
      .assets.upload('image', await sharp(bytes).keepMetadata().jpeg().toBuffer())
    expect(other.metadata).not.toHaveProperty('exif')
    expect(other.metadata).not.toHaveProperty('location')
    expect(other.metadata).not.toHaveProperty('image')
  })

  test('gives it a ThumbHash on request, of its shape and colours', async () => {
    const {metadata} = await lake
      .client()
      .assets.upload('image', await twoHalves(90, 60), {extract: ['thumbhash']})
    const hash = Buffer.from(metadata.thumbHash ?? '', 'base64')
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(1.5, 0)
    const {w, h, rgba} = thumbHashToRGBA(hash)
    const left = 4 * (w * Math.floor(h / 2) + 2)
    const right = 4 * (w * Math.floor(h / 2) + w - 3)
    expect((rgba[left] ?? 0) - (rgba[left + 2] ?? 0)).toBeGreaterThan(80)
    expect((rgba[right + 2] ?? 0) - (rgba[right] ?? 0)).toBeGreaterThan(80)
  })

  test('keeps everything that either version of the client says about it', async () => {
    const details = {
      filename: 'field.png',
      title: 'A field',
      description: 'Seen from the road',
      label: 'landscape',
      creditLine: 'By nobody',
      source: {id: 'abc', name: 'archive', url: 'https://archive.example/abc'},
    }
    const expected = {
      originalFilename: 'field.png',
      title: 'A field',
      description: 'Seen from the road',
      label: 'landscape',
      creditLine: 'By nobody',
      source: {_type: 'sanity.assetSourceData', ...details.source},
    }
    const {projectId, dataset, writeToken: token} = lake.config
    const options = {projectId, dataset, token, apiHost: lake.url, useProjectHostname: false, useCdn: false}
    const older = createClient7({...options, apiVersion: '2025-02-19'})
    expect(await lake.client().assets.upload('image', await twoHalves(8, 1), details)).toMatchObject(expected)
    expect(await older.assets.upload('image', await twoHalves(8, 2), details)).toMatchObject(expected)
    const nameless = await older.assets.upload('file', Buffer.from('text'), {contentType: 'text/plain'})
    expect(nameless).toMatchObject({extension: 'txt', mimeType: 'text/plain'})
    expect(nameless).not.toHaveProperty('originalFilename')
  })

  test('makes one asset of the same bytes sent many times at once', async () => {
    const bytes = await twoHalves(50, 50)
    const client = lake.client()
    const documents = await Promise.all(Array.from({length: 8}, () => client.assets.upload('image', bytes)))
    expect(new Set(documents.map(({_id, _rev, uploadId}) => `${_id} ${_rev} ${uploadId}`)).size).toBe(1)
    expect(await incoming()).toEqual([])
  })

  test('sees transparency', async () => {
    const clear = {r: 0, g: 0, b: 0, alpha: 0.5}
    const bytes = await sharp({create: {width: 9, height: 9, channels: 4, background: clear}})
      .png()
      .toBuffer()
    const {metadata} = await lake.client().assets.upload('image', bytes)
    expect(metadata).toMatchObject({
      hasAlpha: true,
      isOpaque: false,
      lqip: expect.stringMatching(/^data:image\/png/),
    })
  })

  test.each([
    ['text', Buffer.from('This is not a picture')],
    ['nothing', Buffer.alloc(0)],
    ['random bytes', randomBytes(5_000)],
  ])('refuses %s', async (_what, bytes) => {
    await expect(lake.client().assets.upload('image', bytes)).rejects.toMatchObject({statusCode: 400})
    expect(await incoming()).toEqual([])
  })

  test('refuses half a picture', async () => {
    const whole = await sharp(randomBytes(300 * 300 * 3), {raw: {width: 300, height: 300, channels: 3}})
      .jpeg()
      .toBuffer()
    const half = whole.subarray(0, whole.byteLength / 2)
    await expect(lake.client().assets.upload('image', half)).rejects.toMatchObject({statusCode: 400})
  })
})

describe('uploading a file', () => {
  test('keeps bytes, name and type, and serves ranges and downloads', async () => {
    const bytes = randomBytes(700_000)
    const document = await lake
      .client()
      .assets.upload('file', Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), {
        filename: 'Übersicht "1".pdf',
        contentType: 'application/pdf',
      })
    const sha1 = createHash('sha1').update(bytes).digest('hex')
    expect(document).toMatchObject({
      _id: `file-${sha1}-pdf`,
      _type: 'sanity.fileAsset',
      mimeType: 'application/pdf',
      size: bytes.byteLength,
      url: `${lake.url}/files/perennial/production/${sha1}.pdf`,
    })
    const whole = await fetch(document.url)
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
    expect(whole.headers.get('content-disposition')).toBeNull()

    const part = await fetch(document.url, {headers: {range: 'bytes=100-299999'}})
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 100-299999/${bytes.byteLength}`,
    ])
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 300_000))).toBe(true)
    const tail = await fetch(document.url, {headers: {range: 'bytes=-5'}})
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-5))).toBe(true)
    expect((await fetch(document.url, {headers: {range: 'bytes=700000-'}})).status).toBe(416)

    const download = await fetch(`${document.url}?dl`)
    expect(download.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''%C3%9Cbersicht%20%221%22.pdf`,
    )
    await download.body?.cancel()
  })

  test('never lets an uploaded page act as a page of the lake', async () => {
    const page = Buffer.from('<script>alert(1)</script>')
    const {url} = await lake
      .client()
      .assets.upload('file', page, {filename: 'page.html', contentType: 'text/html'})
    const {headers} = await fetch(url)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('without a name or a type gets an extension all the same', async () => {
    const response = await lake.request(
      '/v1/assets/files/production',
      {method: 'POST', body: new Uint8Array([1, 2, 3])},
      'editor',
    )
    expect(await response.json()).toMatchObject({
      document: {_id: expect.stringMatching(/^file-[\da-f]{40}-bin$/), mimeType: 'application/octet-stream'},
    })
  })
})

describe('what is not allowed', () => {
  test('a reader may not upload', async () => {
    const bytes = await twoHalves(4, 4)
    await expect(lake.client('viewer').assets.upload('image', bytes)).rejects.toMatchObject({statusCode: 403})
    await expect(lake.client('anonymous').assets.upload('image', bytes)).rejects.toMatchObject({
      statusCode: 401,
    })
  })

  test('another dataset is not there', async () => {
    const upload = lake.client('editor', {dataset: 'other'}).assets.upload('file', Buffer.from('x'))
    await expect(upload).rejects.toMatchObject({statusCode: 404})
  })

  test('an upload over the limit ends with 413 while it is still arriving, and leaves nothing behind', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(
        `${lake.url}/v1/assets/images/production`,
        {method: 'POST', headers: {authorization: `Bearer ${lake.config.writeToken}`}},
        (response) => {
          resolve(response.statusCode)
          upload.destroy()
        },
      )
      // After the reply the lake may close the connection under our hands.
      upload.on(
        'error',
        (error: NodeJS.ErrnoException) =>
          error.code !== 'EPIPE' && error.code !== 'ECONNRESET' && reject(error),
      )
      const chunk = Buffer.alloc(1024 * 1024)
      const send = () => {
        while (!upload.destroyed && upload.write(chunk));
        upload.once('drain', send)
      }
      send()
    })
    expect(status).toBe(413)
    await expect.poll(incoming, patiently).toEqual([])
  })

  test('a sender that leaves in the middle leaves nothing behind', async () => {
    const upload = request(`${lake.url}/v1/assets/files/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.config.writeToken}`, 'content-length': '1000000'},
    })
    upload.on('error', () => undefined)
    upload.write(Buffer.alloc(100_000))
    await expect.poll(incoming, patiently).toHaveLength(1)
    upload.destroy()
    await expect.poll(incoming, patiently).toEqual([])
  })

  test.each([
    ['an unknown part of the metadata', '?meta=palette&meta=everything'],
    ['a title of three thousand letters', `?title=${'x'.repeat(3_000)}`],
  ])('%s is 400', async (_what, query) => {
    const body = new Uint8Array(await twoHalves(4, 4))
    const response = await lake.request(
      `/v1/assets/images/production${query}`,
      {method: 'POST', body},
      'editor',
    )
    expect(response.status).toBe(400)
  })
})
