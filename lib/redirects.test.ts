import fc from 'fast-check'
import {expect, test} from 'vitest'

import {pathAndAbove, planMove, resolveRedirect, type Redirect} from './redirects.ts'

function apply(existing: Redirect[], from: string, to: string): Redirect[] {
  const {put, remove} = planMove(existing, from, to)
  const kept = existing.filter(
    (redirect) => !remove.includes(redirect.from) && !put.some((changed) => changed.from === redirect.from),
  )
  return [...kept, ...put]
}

test('a move leaves one redirect behind', () => {
  expect(planMove([], '/a', '/b')).toEqual({put: [{from: '/a', to: '/b'}], remove: []})
})

test('a second move collapses the chain', () => {
  const redirects = apply(apply([], '/a', '/b'), '/b', '/c')
  expect(resolveRedirect(redirects, '/a')).toBe('/c')
  expect(resolveRedirect(redirects, '/b')).toBe('/c')
})

test('moving back removes the redirect that would loop', () => {
  const redirects = apply(apply([], '/a', '/b'), '/b', '/a')
  expect(redirects).toEqual([{from: '/b', to: '/a'}])
})

test('what lies below an address moves with it', () => {
  const redirects = apply([], '/old', '/new')
  expect(resolveRedirect(redirects, '/old/2022')).toBe('/new/2022')
  expect(resolveRedirect(redirects, '/older')).toBeNull()
})

test('a move onto an address frees the addresses below it as well', () => {
  const redirects = apply([{from: '/b/2022', to: '/c'}], '/a', '/b')
  expect(resolveRedirect(redirects, '/b/2022')).toBeNull()
})

test('the longest redirect wins', () => {
  const redirects = [
    {from: '/a', to: '/b'},
    {from: '/a/2022', to: '/c/2023'},
  ]
  expect(resolveRedirect(redirects, '/a/2022')).toBe('/c/2023')
})

test('a path is listed with all above it', () => {
  expect(pathAndAbove('/a/b')).toEqual(['/a/b', '/a'])
  expect(pathAndAbove('/')).toEqual([])
})

test('after any series of moves the last address is free and every other leads somewhere else in one step', () => {
  const anyAddress = fc.constantFrom('/a', '/b', '/c', '/d', '/e')
  fc.assert(
    fc.property(fc.array(anyAddress, {minLength: 1, maxLength: 20}), (addresses) => {
      let redirects: Redirect[] = []
      let current = '/start'
      for (const next of addresses) {
        redirects = apply(redirects, current, next)
        current = next
      }
      expect(resolveRedirect(redirects, current)).toBeNull()
      for (const visited of ['/start', ...addresses].filter((address) => address !== current)) {
        expect(resolveRedirect(redirects, visited)).toBe(current)
      }
    }),
  )
})
