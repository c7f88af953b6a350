import fc from 'fast-check'
import {expect, test} from 'vitest'

import {FairQueue} from './fairQueue.ts'

test('clients take turns, however many one has waiting', () => {
  const queue = new FairQueue<string>()
  for (const item of ['a1', 'a2', 'a3']) queue.add('a', item)
  queue.add('b', 'b1')
  queue.add('c', 'c1')
  const order = Array.from({length: 5}, () => queue.take(() => true))
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'a3'])
  expect(queue.take(() => true)).toBeUndefined()
})

test('a client that may not have one now keeps its place', () => {
  const queue = new FairQueue<string>()
  queue.add('a', 'a1')
  queue.add('b', 'b1')
  expect(queue.take((client) => client !== 'a')).toBe('b1')
  expect(queue.take(() => false)).toBeUndefined()
  expect(queue.take(() => true)).toBe('a1')
})

test('everything that was added is taken once, each client in its own order', () => {
  const client = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(fc.array(client), fc.func(fc.boolean()), (clients, mayHave) => {
      const queue = new FairQueue<{client: string; number: number}>()
      const items = clients.map((name, number) => ({client: name, number}))
      for (const item of items) queue.add(item.client, item)
      expect(queue.size).toBe(items.length)

      const removed = items.filter(({number}) => number % 5 === 4)
      expect(removed.every((item) => queue.remove(item.client, item))).toBe(true)
      expect(removed.some((item) => queue.remove(item.client, item))).toBe(false)

      const taken = items.flatMap((_, turn) => queue.take((name) => mayHave(name, turn)) ?? [])
      const left = queue.drain()
      const inOrder = (name: string) => [...taken, ...left].filter((item) => item.client === name)
      for (const name of ['a', 'b', 'c']) {
        expect(inOrder(name)).toEqual(items.filter((item) => item.client === name && !removed.includes(item)))
      }
      expect([queue.size, queue.sizeOf('a')]).toEqual([0, 0])
    }),
  )
})
