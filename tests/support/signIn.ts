import {request} from 'node:http'

import type {TestLake} from './lake.ts'

const studio = 'http://localhost:3000/studio'

/** What the sign-in page answered. */
export interface SignInReply {
  status: number
  page: string
  /** What the Studio exchanges for a token; null when the sign-in failed. */
  sid: string | null
}

/**
 * Posts the sign-in form as a browser would that is on the page.
 * @param from - an address of this machine's loopback network, for tests that count attempts by address
 */
export function signIn(
  lake: TestLake,
  form: {name: string; password: string},
  from = '127.0.0.1',
): Promise<SignInReply> {
  const address = new URL(`${lake.url}/v1/auth/login?origin=${encodeURIComponent(studio)}`)
  const headers = {origin: lake.url, 'content-type': 'application/x-www-form-urlencoded'}
  return new Promise((resolve, reject) => {
    const sent = request(address, {method: 'POST', headers, localAddress: from}, (response) => {
      let page = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (page += chunk))
      response.on('end', () => {
        const sid = /#sid=(.+)$/.exec(response.headers.location ?? '')?.[1] ?? null
        resolve({status: response.statusCode ?? 0, page, sid})
      })
    })
    sent.on('error', reject)
    sent.end(new URLSearchParams(form).toString())
  })
}

/** Signs in all the way and returns the token. Throws when the sign-in fails. */
export async function tokenFor(lake: TestLake, form: {name: string; password: string}): Promise<string> {
  const {sid, status} = await signIn(lake, form)
  if (sid === null) throw new Error(`Signing in as ${form.name} ended with ${status}`)
  const {token} = await (await fetch(`${lake.url}/v1/auth/fetch?sid=${sid}`)).json()
  return token
}
