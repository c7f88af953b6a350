import fc from 'fast-check'
import sharp from 'sharp'
import {expect, test} from 'vitest'

import {readExif} from './exif.ts'

const all = {image: true, exif: true, location: true}

async function sampleBlock(): Promise<Buffer> {
  const picture = await sharp({create: {width: 1, height: 1, channels: 3, background: 'red'}})
    .withExif({
      IFD0: {ImageDescription: 'A field', Make: 'Camera works'},
      IFD2: {ExposureTime: '1/125', ISOSpeedRatings: '200', DateTimeOriginal: '2022:11:22 10:00:00'},
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '33/1 30/1 36/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '151/1 0/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
  return (await sharp(picture).metadata()).exif ?? Buffer.alloc(0)
}

test('reads what a camera wrote', async () => {
  expect(readExif(await sampleBlock(), all)).toEqual({
    exif: expect.objectContaining({
      _type: 'sanity.imageExifMetadata',
      ExposureTime: 1 / 125,
      ISO: 200,
      DateTimeOriginal: '2022-11-22T10:00:00.000Z',
    }),
    image: expect.objectContaining({
      _type: 'sanity.imageExifTags',
      ImageDescription: 'A field',
      Make: 'Camera works',
    }),
    location: {_type: 'geopoint', lat: -33.51, lng: 151},
  })
})

test('survives any bytes, and any damage to good ones', async () => {
  const good = await sampleBlock()
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 400}), (bytes) => {
      expect(readExif(bytes, all)).toBeTypeOf('object')
    }),
  )
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (place, value, length) => {
      const damaged = Uint8Array.from(good)
      damaged[place] = value
      expect(JSON.stringify(readExif(damaged.subarray(0, length), all))).toMatch(/^\{/)
    }),
  )
})
