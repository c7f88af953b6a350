import {Hono} from 'hono'

import type {LakeEnv} from '../http/env.ts'

/** `GET /ping`, and `GET /data/ping/<dataset>` for the Studio, which measures with it: the lake is up and its file can be read. */
export function pingRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().on('GET', ['/ping', '/data/ping/:dataset'], (context) => {
    context.get('lake').log.lastSequence()
    return context.text('PONG')
  })
}
