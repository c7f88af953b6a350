import {lookup} from 'node:dns/promises'
import {request as requestHttp} from 'node:http'
import {request as requestHttps} from 'node:https'
import {isIP, type LookupFunction} from 'node:net'

import {isPublicAddress} from '../../lib/publicAddress.ts'
import type {Hop, Look} from '../../lib/sourceLook.ts'

/** What may be asked. Tests give one of their own; nothing in the environment changes `publicOnly`. */
export interface Guard {
  /** The IP addresses of a host name. */
  resolve(hostname: string): Promise<string[]>
  /** Whether a connection to that IP address and port may be made. */
  allows(address: string, port: number): boolean
}

/** The public internet, at the two ports of the web. */
export const publicOnly: Guard = {
  resolve: async (hostname) => (await lookup(hostname, {all: true})).map(({address}) => address),
  allows: (address, port) => (port === 80 || port === 443) && isPublicAddress(address),
}

export interface GuardedOptions {
  guard: Guard
  userAgent: string
  /** For all answers together, in milliseconds. */
  timeLimitMs: number
}

const maxHops = 6

/** A request that is not made, or not gone on with; the message is a sentence for editors. */
class Refusal extends Error {}

/**
 * Looks at an address that somebody wrote down: asks for it, follows at most five redirects by hand, and reads no body. Before each
 * connection the guard sees the very IP address that is then connected to, so that neither a redirect nor a name that changes
 * its mind leads to a machine that only this one can reach. Never throws for what is wrong out there: that is in the look.
 */
export async function lookAt(address: string, options: GuardedOptions): Promise<Look> {
  const hops: Hop[] = []
  const signal = AbortSignal.timeout(options.timeLimitMs)
  let url = address
  try {
    while (hops.length < maxHops) {
      signal.throwIfAborted()
      const {status, location} = await ask(checkedUrl(url), options, signal)
      hops.push({url, status})
      if (status < 300 || status > 399 || location === null) return {hops}
      if (!URL.canParse(location, url)) return {problem: 'It redirects to something that is no address.'}
      url = new URL(location, url).href
    }
    return {problem: `It redirects more than ${maxHops - 1} times.`}
  } catch (error) {
    return {problem: problemInWords(error, signal)}
  }
}

function checkedUrl(address: string): URL {
  const url = URL.parse(address)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Refusal('Only http and https addresses are looked at.')
  }
  if (url.username !== '' || url.password !== '') {
    throw new Refusal('An address with a password in it is not looked at.')
  }
  return url
}

async function ask(
  url: URL,
  {guard, userAgent}: GuardedOptions,
  signal: AbortSignal,
): Promise<{status: number; location: string | null}> {
  const isSecure = url.protocol === 'https:'
  const port = Number(url.port || (isSecure ? 443 : 80))
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  // Node looks no name up where there is none, so an address that is a number is checked here.
  const addresses = isIP(hostname)
    ? [hostname]
    : await Promise.race([guard.resolve(hostname), rejectedBy(signal)])
  if (addresses.length === 0) throw new Refusal('Its host has no address.')
  if (!addresses.every((address) => guard.allows(address, port))) {
    throw new Refusal('It leads to an address that is not public, which is never asked.')
  }
  return new Promise((resolve, reject) => {
    const send = isSecure ? requestHttps : requestHttp
    const request = send(
      url,
      {
        // No pool: a connection that is kept would be used again without being looked up.
        agent: false,
        lookup: lookUpIn(addresses),
        signal,
        maxHeaderSize: 32_768,
        headers: {'user-agent': userAgent, accept: 'text/html,application/xhtml+xml,*/*;q=0.8'},
      },
      (response) => {
        resolve({status: response.statusCode ?? 0, location: response.headers.location ?? null})
        // The body is not read: what it says is for people.
        response.destroy()
      },
    )
    request.on('error', reject)
    request.end()
  })
}

/** A name is looked up by the machine, which knows no time limit of ours. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {once: true})
  })
}

/** Answers a connection's question for the name with the addresses that were checked, and no others. */
function lookUpIn(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({address, family: isIP(address)}))
  return (_hostname, {all}, callback) => {
    const [first] = known
    if (all) callback(null, known)
    else if (first) callback(null, first.address, first.family)
  }
}

const failuresInWords: Record<string, string> = {
  ENOTFOUND: 'Its host was not found.',
  EAI_AGAIN: 'Its host could not be looked up.',
  ECONNREFUSED: 'Its host refuses the connection.',
  ECONNRESET: 'Its host broke off the connection.',
  ENETUNREACH: 'There is no way to its host from here.',
  EHOSTUNREACH: 'There is no way to its host from here.',
}

function problemInWords(error: unknown, signal: AbortSignal): string {
  if (error instanceof Refusal) return error.message
  if (signal.aborted) return 'It did not answer in time.'
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return failuresInWords[code] ?? `It could not be asked: ${code || error.message}.`
}
