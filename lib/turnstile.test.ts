import {expect, it} from 'vitest'

import {turnstile} from './turnstile.ts'

it('does at most so many things at once, and takes the lowest rank next', async () => {
  const pass = turnstile(2)
  const began: number[] = []
  const ends: (() => void)[] = []
  let inside = 0
  let most = 0
  const all = [1, 2, 9, 3, 5].map((rank) =>
    pass(rank, async () => {
      began.push(rank)
      inside += 1
      most = Math.max(most, inside)
      await new Promise<void>((end) => ends.push(end))
      inside -= 1
      return rank
    }),
  )
  const done = Promise.all(all)
  for (let number = 0; number < all.length; number += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(number)
    ends[number]?.()
  }
  expect(await done).toEqual([1, 2, 9, 3, 5])
  expect(began).toEqual([1, 2, 3, 5, 9])
  expect(most).toBe(2)
})

it('lets the next one in when one fails', async () => {
  const pass = turnstile(1)
  const failing = pass(1, async () => Promise.reject(new Error('no')))
  const next = pass(2, async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
