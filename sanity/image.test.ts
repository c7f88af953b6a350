import {describe, expect, it} from 'vitest'

import {croppedSize, imageUrl, isUploaded, type UploadedImage} from './image.ts'
import {readSanityEnv} from './readEnv.ts'

const localEnv = readSanityEnv({LAKE_PORT: '4444'})
const hostedEnv = readSanityEnv({NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123'})

const photo: UploadedImage = {
  asset: {_id: 'image-f00d-2000x1000-jpg', width: 2000, height: 1000, lqip: null, isOpaque: true},
  crop: null,
  hotspot: null,
}

describe('the address of an image', () => {
  it('is on the site itself when content is local', () => {
    expect(imageUrl(photo, {width: 640}, localEnv)).toBe(
      '/images/perennial/production/f00d-2000x1000.jpg?w=640&fit=max&auto=format',
    )
  })

  it('is at the CDN when content is hosted', () => {
    expect(imageUrl(photo, {width: 640}, hostedEnv)).toMatch(
      /^https:\/\/cdn\.sanity\.io\/images\/abc123\/production\/f00d-2000x1000\.jpg\?/,
    )
  })

  it('keeps the crop that an editor set', () => {
    const cropped = {...photo, crop: {left: 0.1, right: 0.2, top: 0.25, bottom: 0}}
    expect(new URL(imageUrl(cropped, {width: 640}, hostedEnv)).searchParams.get('rect')).toBe(
      '200,250,1400,750',
    )
    expect(croppedSize(cropped)).toEqual({width: 1400, height: 750})
  })

  it('cuts to a shape around the hotspot', () => {
    const focused = {...photo, hotspot: {x: 0.9, y: 0.5, width: 0.1, height: 0.2}}
    const rect = new URL(imageUrl(focused, {width: 500, height: 500}, hostedEnv)).searchParams.get('rect')
    expect(rect).toBe('1000,0,1000,1000')
  })

  it('needs an uploaded file', () => {
    expect(isUploaded(photo)).toBe(true)
    expect(isUploaded({...photo, asset: null})).toBe(false)
    expect(isUploaded(null)).toBe(false)
  })
})
