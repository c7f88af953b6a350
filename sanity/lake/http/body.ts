import type {Context} from 'hono'

import {limits} from '../limits.ts'
import type {LakeEnv} from './env.ts'
import {badRequest, bodyTooLarge} from './errors.ts'

/**
 * The JSON body of a request, from trusted bounds only: 413 when it is too large (without reading all of it), 400 when
 * it is not JSON or nested too deep to walk safely. Without a body comes `emptyBody`, where an endpoint has one.
 */
export async function readJson(
  context: Context<LakeEnv>,
  maxBytes: number = limits.maxBodyBytes,
  emptyBody?: unknown,
): Promise<unknown> {
  const text = await readText(context, maxBytes)
  if (text === '' && emptyBody !== undefined) return emptyBody
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badRequest('The request body is not valid JSON')
  }
  if (isDeeperThan(value, limits.maxNestingDepth)) {
    throw badRequest(`The request body is nested deeper than ${limits.maxNestingDepth} levels`)
  }
  return value
}

/** The fields of a form that a page posted, each name once. 413 when the body is larger than a form is. */
export async function readForm(context: Context<LakeEnv>): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await readText(context, limits.maxFormBytes)))
}

async function readText(context: Context<LakeEnv>, maxBytes: number): Promise<string> {
  if (Number(context.req.header('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes)
  const body = context.req.raw.body
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw bodyTooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

// By hand instead of by recursion: the very point is a value that would overflow the stack.
function isDeeperThan(value: unknown, depth: number): boolean {
  let level: unknown[] = [value]
  for (let reached = 0; level.length > 0; reached += 1) {
    if (reached > depth) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
