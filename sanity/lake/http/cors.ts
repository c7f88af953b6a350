import type {MiddlewareHandler} from 'hono'

import type {LakeEnv} from './env.ts'

const allowedMethods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const preflightMaxAgeSeconds = '3600'

/**
 * Lets pages of the listed origins call the lake with credentials, whatever headers they ask for. Another origin gets
 * no CORS headers, so that its browser refuses the answer.
 */
export function cors(allowedOrigins: string[]): MiddlewareHandler<LakeEnv> {
  const allowed = new Set(allowedOrigins)
  return async (context, next) => {
    const origin = context.req.header('origin')
    const isAllowed = origin !== undefined && allowed.has(origin)
    const headers = new Headers({vary: 'Origin'})
    if (isAllowed) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-allow-credentials', 'true')
      headers.set('access-control-expose-headers', 'Content-Type, Content-Length, ETag')
    }

    if (context.req.method === 'OPTIONS') {
      headers.append('vary', 'Access-Control-Request-Headers')
      if (isAllowed) {
        headers.set('access-control-allow-methods', allowedMethods)
        headers.set('access-control-max-age', preflightMaxAgeSeconds)
        const requested = context.req.header('access-control-request-headers')
        if (requested) headers.set('access-control-allow-headers', requested)
      }
      return new Response(null, {status: 204, headers})
    }

    await next()
    for (const [name, value] of headers) context.header(name, value, {append: name === 'vary'})
    return undefined
  }
}
