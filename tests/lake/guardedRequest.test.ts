import {createServer} from 'node:http'

import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {lookAt, publicOnly} from '../../sanity/watch/guardedRequest.ts'
import {type Outside, startOutside} from '../support/outside.ts'

const userAgent = 'Perennial (tests)'
const notPublic = {problem: 'It leads to an address that is not public, which is never asked.'}

let outside: Outside
beforeEach(async () => {
  outside = await startOutside((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://outside.test')
    const to = searchParams.get('to')
    if (pathname === '/hang') return
    if (pathname === '/break') request.socket.destroy()
    else if (pathname === '/circle') response.writeHead(301, {location: '/circle'}).end()
    else if (pathname === '/endless') {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1)
      response.on('close', () => clearInterval(timer))
    } else if (to) response.writeHead(Number(pathname.slice(1)), {location: to}).end()
    else response.writeHead(Number(pathname.slice(1)) || 200).end('a page')
  })
})
afterEach(() => outside.close())

const look = (url: string, timeLimitMs = 5_000) => lookAt(url, {guard: outside.guard, userAgent, timeLimitMs})
const redirect = (status: number, to: string) =>
  outside.urlOf('a.test', `/${status}?to=${encodeURIComponent(to)}`)

test('it says who it is, and gives the answer', async () => {
  const url = outside.urlOf('a.test', '/200')
  expect(await look(url)).toEqual({hops: [{url, status: 200}]})
  expect(outside.asked).toMatchObject([{what: 'a.test /200', userAgent}])
})

test('it follows redirects by hand, relative ones too, and gives each', async () => {
  const last = outside.urlOf('b.test', '/200')
  const first = redirect(301, '/302?to=' + encodeURIComponent(last))
  expect(await look(first)).toEqual({
    hops: [
      {url: first, status: 301},
      {url: outside.urlOf('a.test', `/302?to=${encodeURIComponent(last)}`), status: 302},
      {url: last, status: 200},
    ],
  })
})

test('it gives up on a circle', async () => {
  expect(await look(outside.urlOf('a.test', '/circle'))).toEqual({
    problem: 'It redirects more than 5 times.',
  })
  expect(outside.asked).toHaveLength(6)
})

test('it waits no longer than it may, and reads no body', async () => {
  expect(await look(outside.urlOf('a.test', '/hang'), 300)).toEqual({problem: 'It did not answer in time.'})
  expect(await look(outside.urlOf('a.test', '/endless'))).toMatchObject({hops: [{status: 200}]})
})

test('what goes wrong is said, not thrown', async () => {
  expect(await look(outside.urlOf('a.test', '/break'))).toEqual({
    problem: 'Its host broke off the connection.',
  })
  const mute = {
    guard: {...outside.guard, resolve: () => new Promise<never>(() => {})},
    userAgent,
    timeLimitMs: 200,
  }
  expect(await lookAt('http://a.test/', mute)).toEqual({problem: 'It did not answer in time.'})
  const nowhere = {guard: {...outside.guard, resolve: async () => []}, userAgent, timeLimitMs: 1_000}
  expect(await lookAt('http://a.test/', nowhere)).toEqual({problem: 'Its host has no address.'})
})

describe('never asked is', () => {
  const secret = createServer((_request, response) => {
    reached += 1
    response.end('only for this machine')
  })
  let reached = 0
  let port = 0
  beforeEach(async () => {
    reached = 0
    await new Promise<void>((resolve) => secret.listen(0, '127.0.0.1', resolve))
    const address = secret.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterEach(() => new Promise((resolve) => secret.close(resolve)))

  test.each([
    ['127.0.0.1'],
    ['localhost'],
    ['127.1'],
    ['0x7f000001'],
    ['2130706433'],
    ['0.0.0.0'],
    ['[::1]'],
    ['[::ffff:127.0.0.1]'],
    ['[::ffff:7f00:1]'],
    ['[::]'],
  ])('this machine as %s, straight or by a redirect', async (host) => {
    const url = `http://${host}:${port}/`
    const strict = {guard: publicOnly, userAgent, timeLimitMs: 2_000}
    expect(await lookAt(url, strict)).toEqual(notPublic)
    expect(await lookAt(`http://${host}/`, strict)).toEqual(notPublic)
    expect(await look(redirect(301, url))).toEqual(notPublic)
    expect(reached).toBe(0)
  })

  test.each(['169.254.169.254', '10.0.0.1', '192.168.0.1', '100.64.0.1', '[fe80::1]', '[64:ff9b::a00:1]'])(
    'a private network, by a redirect to %s',
    async (host) => expect(await look(redirect(302, `http://${host}/latest/meta-data`))).toEqual(notPublic),
  )

  test('a port that is not for the web', async () => {
    expect(await look(redirect(302, 'http://93.184.215.14:25/'))).toEqual(notPublic)
  })

  test.each(['ftp://a.test/', 'file:///etc/passwd', 'data:text/plain,hello'])(
    'anything but the web: %s',
    async (url) => {
      const problem = 'Only http and https addresses are looked at.'
      expect(await look(url)).toEqual({problem})
      expect(await look(redirect(302, url))).toEqual({problem})
    },
  )

  test('an address with a password', async () => {
    const url = outside.urlOf('a.test', '/200').replace('http://', 'http://name:word@')
    expect(await look(url)).toMatchObject({problem: expect.stringContaining('password')})
    expect(outside.asked).toEqual([])
  })

  test('a name of which even one address is private', async () => {
    const guard = {...outside.guard, resolve: async () => ['93.184.215.14', '10.0.0.1']}
    expect(await lookAt('http://mixed.test/', {guard, userAgent, timeLimitMs: 1_000})).toEqual(notPublic)
  })

  test('another address than the one that was checked, should the name change in between', async () => {
    let lookUps = 0
    const guard = {
      ...outside.guard,
      resolve: async () => {
        lookUps += 1
        return lookUps === 1 ? ['127.0.0.1'] : ['10.0.0.1']
      },
    }
    const url = outside.urlOf('rebinding.test', '/200')
    expect(await lookAt(url, {guard, userAgent, timeLimitMs: 1_000})).toMatchObject({hops: [{status: 200}]})
    expect(lookUps, 'connecting asks for no name again').toBe(1)
  })
})
