import {mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {openTransformCache} from './transformCache.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transforms-'))
})

afterEach(() => rm(folder, {recursive: true}))

const bytes = (length: number) => async () => new Uint8Array(length)

test('stays under its size by dropping what was not used for longest', async () => {
  const cache = await openTransformCache(folder, 100)
  await cache.get('a', bytes(40))
  await cache.get('b', bytes(40))
  await cache.get('a', bytes(40))
  await cache.get('c', bytes(40))
  expect((await readdir(folder)).toSorted()).toEqual(['a', 'c'])
})

test('keeps what an earlier run made, and clears what it did not finish', async () => {
  await writeFile(join(folder, 'kept'), 'picture')
  await writeFile(join(folder, 'half.tmp'), 'pic')
  await writeFile(join(folder, 'torn'), '')
  const cache = await openTransformCache(folder, 100)
  expect(await readdir(folder)).toEqual(['kept'])
  const kept = await cache.get('kept', () => Promise.reject(new Error('It is there')))
  expect(Buffer.from(kept).toString()).toBe('picture')
})

test('makes a thing once for all who ask meanwhile, and again after a failure', async () => {
  const cache = await openTransformCache(folder, 100)
  let made = 0
  const make = async () => {
    made++
    if (made === 1) throw new Error('No luck')
    return new Uint8Array(1)
  }
  const first = await Promise.allSettled([cache.get('a', make), cache.get('a', make)])
  expect(first.map(({status}) => status)).toEqual(['rejected', 'rejected'])
  await Promise.all([cache.get('a', make), cache.get('a', make)])
  expect(made).toBe(2)
})
