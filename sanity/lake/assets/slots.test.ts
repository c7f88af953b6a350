import {expect, test} from 'vitest'

import {createSlots} from './slots.ts'

test('runs so many at once, lets so many wait, and refuses the next', async () => {
  const slots = createSlots(2, 3, () => new Error('Full'))
  const {promise: open, resolve: release} = Promise.withResolvers<void>()
  let running = 0
  let most = 0
  const task = async () => {
    most = Math.max(most, ++running)
    await open
    running--
  }
  const tasks = Array.from({length: 5}, () => slots(task))
  await expect(slots(task)).rejects.toThrow('Full')
  release()
  await Promise.all(tasks)
  expect([most, running]).toEqual([2, 0])
})

test('a task that fails gives its place to the next', async () => {
  const slots = createSlots(1, 1, () => new Error('Full'))
  const failing = slots(() => Promise.reject(new Error('Broken')))
  const next = slots(() => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('Broken')
  expect(await next).toBe('done')
})
