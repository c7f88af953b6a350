import {Hono} from 'hono'
import {z} from 'zod'

import {mayReadDocument} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import {limits} from '../../limits.ts'
import {check, flag} from '../../mutations/decode.ts'
import type {LakeDocument} from '../../store/documentTypes.ts'
import {publishedIdOf} from '../../store/publishedId.ts'

const optionsSchema = z.object({includeAllVersions: flag, excludeContent: flag})

/**
 * `GET /data/doc/:dataset/:ids`: documents by id, and why those that are left out are. `includeAllVersions` adds the
 * drafts and versions of published ids, `excludeContent` leaves out what editors wrote.
 */
export function docRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/doc/:dataset/:ids', (context) => {
    const requested = context.req.param('ids').split(',')
    const {includeAllVersions, excludeContent} = check(optionsSchema, context.req.query())
    const ids = [...new Set(requested)].filter((id) => id !== '')
    if (ids.length === 0 || ids.length > limits.maxDocumentsPerRead) {
      throw badRequest(`Ask for 1 to ${limits.maxDocumentsPerRead} documents at a time`)
    }

    const {read} = context.get('lake')
    const {role} = context.get('identity')
    const wanted = includeAllVersions ? ids.flatMap((id) => [id, ...read.relatedTo(publishedIdOf(id))]) : ids
    const documents = read.getMany(wanted.filter((id) => mayReadDocument(role, id)))
    const found = new Set(documents.map((document) => document._id))
    const omitted = ids
      .filter((id) => !found.has(id))
      .map((id) => ({id, reason: mayReadDocument(role, id) ? 'existence' : 'permission'}))
    return context.json({documents: excludeContent ? documents.map(withoutContent) : documents, omitted})
  })
}

function withoutContent({_id, _type, _rev, _createdAt, _updatedAt}: LakeDocument): LakeDocument {
  return {_id, _type, _rev, _createdAt, _updatedAt}
}
