import {Hono} from 'hono'

import type {LakeEnv} from '../http/env.ts'

/** `GET /ping`: the lake is up and its file can be read. */
export function pingRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/ping', (context) => {
    context.get('lake').log.lastSequence()
    return context.text('PONG')
  })
}
