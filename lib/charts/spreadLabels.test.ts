import fc from 'fast-check'
import {expect, test} from 'vitest'

import {spreadLabels} from './spreadLabels.ts'

const heights = fc.array(fc.integer({min: 0, max: 300}), {maxLength: 12})
const room = {gap: 16, start: 0, end: 300}

test('labels never overlap, never leave the chart and keep the order of what they label', () => {
  fc.assert(
    fc.property(heights, (wanted) => {
      const placed = spreadLabels(wanted, room)
      const sorted = placed.toSorted((one, other) => one - other)
      expect(sorted.slice(1).every((place, index) => place - (sorted[index] ?? 0) >= room.gap - 1e-6)).toBe(
        true,
      )
      expect(sorted.every((place) => place >= -1e-6 && place <= room.end + 1e-6)).toBe(true)
      const isInverted = wanted.some((one, index) =>
        wanted.some((other, second) => one < other && (placed[index] ?? 0) >= (placed[second] ?? 0)),
      )
      expect(isInverted).toBe(false)
    }),
  )
})

test('labels with room stay where they want to be', () => {
  expect(spreadLabels([200, 0, 100], room)).toEqual([200, 0, 100])
})

test('labels that want the same place stand around it', () => {
  expect(spreadLabels([100, 100, 100], room)).toEqual([84, 100, 116])
})

test('more labels than there is room for go on beyond the end', () => {
  expect(spreadLabels([0, 0, 0], {gap: 16, start: 0, end: 20})).toEqual([0, 16, 32])
})
