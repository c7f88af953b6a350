/** Where a browser goes with the session id of a finished sign-in. */
export interface ReturnAddress {
  origin: string
  /** The whole address for a session id. `lakeUrl` is where browsers and commands reach the lake. */
  withSession(sid: string, lakeUrl: string): string
}

/**
 * Reads where a sign-in is to return to: to a Studio at a listed origin, with `#sid=…`, or, with `type=token`, to the
 * `sanity login` that waits on this very machine, with `?url=…`, as the hosted service does for any port of localhost.
 * Null for anything else, or anyone's site could collect sessions.
 */
export function readReturnAddress(
  search: {origin?: string; type?: string},
  allowedOrigins: string[],
): ReturnAddress | null {
  const target = URL.parse(search.origin ?? '')
  if (!target) return null
  if (search.type === 'token' && isWaitingCommand(target)) {
    return {
      origin: target.origin,
      withSession(sid, lakeUrl) {
        target.searchParams.set('url', `${lakeUrl}/v1/auth/fetch?sid=${sid}`)
        return target.href
      },
    }
  }
  if (!allowedOrigins.includes(target.origin)) return null
  return {
    origin: target.origin,
    withSession(sid) {
      target.hash = `sid=${sid}`
      return target.href
    },
  }
}

function isWaitingCommand({protocol, hostname, pathname}: URL): boolean {
  return protocol === 'http:' && hostname === 'localhost' && pathname === '/callback'
}
