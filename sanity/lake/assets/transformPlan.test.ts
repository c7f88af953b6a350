import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {LakeError} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {readTransformParameters} from './transformParameters.ts'
import {planTransform, type Size, type TransformPlan} from './transformPlan.ts'

const side = fc.integer({min: 1, max: 9_000})
const optionalSide = fc.option(fc.integer({min: 1, max: 8_192}), {nil: undefined})

const parameters = fc
  .record({
    w: optionalSide,
    h: optionalSide,
    'min-w': optionalSide,
    'max-h': optionalSide,
    fit: fc.constantFrom(undefined, 'clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min'),
    crop: fc.constantFrom(undefined, 'top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'),
    'fp-x': fc.option(
      fc.integer({min: 0, max: 100}).map((percent) => percent / 100),
      {nil: undefined},
    ),
    rect: fc.option(fc.tuple(side, side, side, side).map(String), {nil: undefined}),
    or: fc.constantFrom(undefined, 0, 90, 180, 270),
    dpr: fc.constantFrom(undefined, 1, 2, 3),
  })
  .map((fields) => Object.entries(fields).filter((entry) => entry[1] !== undefined))
  .map((entries) =>
    readTransformParameters(Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))),
  )

function plan(...question: Parameters<typeof planTransform>): TransformPlan | null {
  try {
    return planTransform(...question)
  } catch (error) {
    if (error instanceof LakeError && error.status === 400) return null
    throw error
  }
}

function expectInside(part: (Size & {left?: number; top?: number}) | null, whole: Size): void {
  const {left = 0, top = 0, width, height}: Size & {left?: number; top?: number} = part ?? whole
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
  expect(left + width).toBeLessThanOrEqual(whole.width)
  expect(top + height).toBeLessThanOrEqual(whole.height)
}

describe('a planned transform', () => {
  test('keeps every part inside what it is cut from, in whole pixels and within the limit', () => {
    fc.assert(
      fc.property(side, side, parameters, (width, height, asked) => {
        const planned = plan({width, height}, asked)
        fc.pre(planned !== null)
        const {extract, scaled, window, canvas} = planned
        expectInside(extract, {width, height})
        expectInside(window, scaled)
        expectInside(scaled, canvas ?? scaled)
        const numbers = [extract, scaled, window, canvas].flatMap((part) => Object.values(part ?? {}))
        expect(numbers.filter((value) => typeof value === 'number').every(Number.isInteger)).toBe(true)
        expect(Math.min(scaled.width, scaled.height)).toBeGreaterThan(0)
        expect(Math.max(scaled.width, scaled.height)).toBeLessThanOrEqual(
          Math.max(9_000, limits.maxTransformSidePixels),
        )
      }),
    )
  })

  test.each(['max', 'fillmax', 'min'] as const)('never enlarges with fit=%s', (fit) => {
    fc.assert(
      fc.property(side, side, optionalSide, optionalSide, (width, height, w, h) => {
        const {scaled} = plan({width, height}, {fit, w, h}) ?? {scaled: {width: 0, height: 0}}
        expect([scaled.width <= width, scaled.height <= height]).toEqual([true, true])
      }),
    )
  })

  test('has exactly the size asked for with the modes that promise it', () => {
    const exact = fc.constantFrom('crop', 'scale', 'fill', 'fillmax')
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({min: 1, max: 8_192}),
        fc.integer({min: 1, max: 8_192}),
        exact,
        (width, height, w, h, fit) => {
          const planned = plan({width, height}, {w, h, fit})
          fc.pre(planned !== null)
          expect(planned.canvas ?? planned.window ?? planned.scaled).toMatchObject({width: w, height: h})
        },
      ),
    )
  })
})
