import {z} from 'zod'

import {limits} from '../limits.ts'
import {patchOperations} from '../mutations/decode.ts'
import {isJsonObject, type JsonObject} from '../store/documentTypes.ts'

/** The name becomes one segment of ids, `versions.<name>.<id>`, and a layer of perspectives beside those that have names. */
const releaseId = z
  .string()
  .max(limits.maxReleaseNameLength)
  .regex(/^(?!(?:drafts|previewDrafts|published|raw)$)[a-zA-Z0-9_][\w-]*$/, 'is not the name of a release')
const moment = z.iso.datetime({offset: true, error: 'is not a time such as 2026-06-01T12:00:00Z'})
const object = z.custom<JsonObject>(isJsonObject, 'must be an object')
const metadata = object.refine(
  ({releaseType = 'undecided', cardinality = 'many', intendedPublishAt = ''}) =>
    ['asap', 'scheduled', 'undecided'].includes(String(releaseType)) &&
    ['one', 'many'].includes(String(cardinality)) &&
    typeof intendedPublishAt === 'string',
  'is not the metadata of a release',
)
const imported = {
  actionType: z.literal('sanity.action.release.import'),
  releaseId,
  ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
}
const named = <Type extends string>(actionType: Type) =>
  z.object({actionType: z.literal(actionType), releaseId})

/** The release actions by type, as the wire has them. */
export const releaseActionSchemas = {
  'sanity.action.release.create': z.object({
    actionType: z.literal('sanity.action.release.create'),
    releaseId,
    metadata: metadata.default({}),
  }),
  'sanity.action.release.edit': z.object({
    actionType: z.literal('sanity.action.release.edit'),
    releaseId,
    patch: patchOperations.extend({ifRevisionID: z.string().optional()}),
  }),
  'sanity.action.release.schedule': z.object({
    actionType: z.literal('sanity.action.release.schedule'),
    releaseId,
    publishAt: moment,
  }),
  'sanity.action.release.unschedule': named('sanity.action.release.unschedule'),
  'sanity.action.release.publish': named('sanity.action.release.publish'),
  'sanity.action.release.archive': named('sanity.action.release.archive'),
  'sanity.action.release.unarchive': named('sanity.action.release.unarchive'),
  'sanity.action.release.delete': named('sanity.action.release.delete'),
  'sanity.action.release.import': z.union([
    z.object({...imported, attributes: object}),
    z.object({...imported, document: object}),
  ]),
}

type Schemas = typeof releaseActionSchemas

/** A release action, checked. */
export type ReleaseAction = z.infer<Schemas[keyof Schemas]>
