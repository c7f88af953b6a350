import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {redirectLoopProblem, redirectPathProblem, redirectSourceProblem} from './redirectRules.ts'

describe('redirectPathProblem', () => {
  it.each(['/', '/old', '/old/2022', '/frameworks/flask'])('accepts %s', (path) => {
    expect(redirectPathProblem(path)).toBeNull()
  })

  it.each(['old', '//example.org', 'https://example.org', '/a b', '/a?b', '/a#b', '/a/', '/\\example.org'])(
    'refuses “%s”',
    (path) => {
      expect(redirectPathProblem(path)).not.toBeNull()
    },
  )
})

describe('redirectSourceProblem', () => {
  it.each(['/', '/studio', '/api/revalidate', '/frameworks'])('keeps %s for the site', (path) => {
    expect(redirectSourceProblem(path)).not.toBeNull()
  })

  it.each(['/old', '/frameworks/old'])('lets %s move', (path) => {
    expect(redirectSourceProblem(path)).toBeNull()
  })
})

describe('redirectLoopProblem', () => {
  it('refuses a redirect onto itself or below itself', () => {
    expect(redirectLoopProblem({from: '/a', to: '/a'}, [])).toContain('somewhere else')
    expect(redirectLoopProblem({from: '/a', to: '/a/b'}, [])).toContain('for ever')
  })

  it('shows the circle that a redirect would close with others', () => {
    const others = [
      {from: '/b', to: '/c'},
      {from: '/c', to: '/a'},
    ]
    expect(redirectLoopProblem({from: '/a', to: '/b'}, others)).toContain('/a → /b → /c → /a')
  })

  it('sees circles through the paths above an address', () => {
    expect(redirectLoopProblem({from: '/a', to: '/b/x'}, [{from: '/b', to: '/a'}])).not.toBeNull()
  })

  it('accepts a chain that ends, and a redirect that is not filled in yet', () => {
    expect(redirectLoopProblem({from: '/a', to: '/b'}, [{from: '/b', to: '/c'}])).toBeNull()
    expect(redirectLoopProblem({from: '/a'}, [])).toBeNull()
  })

  it('always comes to an end', () => {
    const path = fc.constantFrom('/a', '/b', '/c', '/a/b', '/b/c', '/c/a/b')
    const redirect = fc.record({from: path, to: path})
    fc.assert(
      fc.property(redirect, fc.array(redirect, {maxLength: 6}), (candidate, others) => {
        const problem = redirectLoopProblem(candidate, others)
        expect(problem === null || problem.length > 0).toBe(true)
      }),
    )
  })
})
