import {Hono} from 'hono'

import {mayReadDocument} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import {limits} from '../../limits.ts'

/** `GET /data/doc/:dataset/:ids`: documents by id, and why those that are left out are. */
export function docRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', (context) => {
    const ids = [...new Set(context.req.param('ids').split(','))].filter((id) => id !== '')
    if (ids.length === 0 || ids.length > limits.maxDocumentsPerRead) {
      throw badRequest(`Ask for 1 to ${limits.maxDocumentsPerRead} documents at a time`)
    }

    const {role} = context.get('identity')
    const readable = ids.filter((id) => mayReadDocument(role, id))
    const documents = context.get('lake').read.getMany(readable)
    const found = new Set(documents.map((document) => document._id))
    const omitted = ids
      .filter((id) => !found.has(id))
      .map((id) => ({id, reason: mayReadDocument(role, id) ? 'existence' : 'permission'}))
    return context.json({documents, omitted})
  })
}
