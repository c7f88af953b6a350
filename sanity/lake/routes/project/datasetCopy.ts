import {randomUUID} from 'node:crypto'

import type {Context} from 'hono'
import {z} from 'zod'

import {authorize} from '../../auth/roles.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import {copyDataset} from '../../project/copyDataset.ts'
import {inheritWebhooks} from '../../webhooks/projectWebhooks.ts'
import {newDataset} from './datasets.ts'

const wishSchema = z.object({targetDataset: z.string(), skipContentReleases: z.boolean().optional()})

/**
 * `PUT /datasets/<dataset>/copy` with `{targetDataset}`: answers when the copy is there, with the number of a job that is done.
 * History is always copied, because the log has no gaps.
 */
export async function putDatasetCopy(context: Context<LakeEnv>): Promise<Response> {
  authorize(context, 'manageDatasets')
  const wish = wishSchema.safeParse(await readJson(context))
  if (!wish.success) throw badRequest('The body of a copy is {"targetDataset": "…"}')
  const {targetDataset, skipContentReleases} = wish.data
  if (skipContentReleases)
    throw badRequest('A copy holds all that its source holds, content releases included')
  const source = context.get('lake')
  const project = context.get('project')
  const aclMode = project.dataset(source.config.dataset)?.aclMode ?? 'private'
  const lake = await copyDataset(source, newDataset(context, targetDataset, {aclMode, addonFor: null}))
  inheritWebhooks(project, lake)
  const message = `Copied ${source.config.dataset} to ${targetDataset}`
  return context.json({datasetName: targetDataset, aclMode, message, jobId: `j${randomUUID()}`})
}

/** `GET /jobs/<id>/listen`: how a job goes on. All work is done before its number is told. */
export function followJob(context: Context<LakeEnv>): Response {
  context.header('content-type', 'text/event-stream; charset=utf-8')
  return context.body('event: done\ndata: {"state":"completed","progress":100}\n\n')
}
