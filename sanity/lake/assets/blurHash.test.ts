import {expect, test} from 'vitest'

import {encodeBlurHash} from './blurHash.ts'

function paint(
  width: number,
  height: number,
  color: (x: number, y: number) => [number, number, number],
): Uint8Array {
  const pixels = Array.from({length: width * height}, (_, index) => [
    ...color(index % width, Math.floor(index / width)),
    255,
  ])
  return Uint8Array.from(pixels.flat())
}

test('starts with the number of components and carries the average colour', () => {
  const hash = encodeBlurHash(
    paint(16, 12, () => [255, 0, 0]),
    16,
    12,
  )
  expect(hash).toHaveLength(28)
  // 4 across and 3 down is 3 + 2 * 9 = 21, the letter L; pure red is 0xff0000 in base 83.
  expect([hash[0], hash.slice(2, 6)]).toEqual(['L', 'TI:j'])
})

test('differs between a picture and its mirror image', () => {
  const left = encodeBlurHash(
    paint(8, 8, (x) => (x < 4 ? [255, 255, 255] : [0, 0, 0])),
    8,
    8,
  )
  const right = encodeBlurHash(
    paint(8, 8, (x) => (x < 4 ? [0, 0, 0] : [255, 255, 255])),
    8,
    8,
  )
  expect(left).not.toBe(right)
})
