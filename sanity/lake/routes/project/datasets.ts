import type {Context} from 'hono'
import {z} from 'zod'

import {authorize} from '../../auth/roles.ts'
import {readJson} from '../../http/body.ts'
import {datasetNotFound} from '../../http/dataset.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, projectError} from '../../http/errors.ts'
import {limits} from '../../limits.ts'
import {datasetNameProblem} from '../../project/datasetNames.ts'
import type {AclMode, DatasetEntry} from '../../project/datasetTable.ts'
import {inheritWebhooks} from '../../webhooks/projectWebhooks.ts'

// More than the lake has a use for may be in it: the CLI sends whether embeddings are wanted.
const creationSchema = z.object({aclMode: z.enum(['public', 'private']).default('public')})
const changeSchema = z.object({aclMode: z.enum(['public', 'private'])})

/** `GET /projects/<id>/datasets`: every dataset; with `?addonFor=` and `?datasetProfile=` those that fit. */
export function listDatasets(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  const {addonFor, datasetProfile} = context.req.query()
  const datasets = context
    .get('project')
    .datasets()
    .map(describeDataset)
    .filter((dataset) => addonFor === undefined || dataset.addonFor === addonFor)
    .filter((dataset) => datasetProfile === undefined || dataset.datasetProfile === datasetProfile)
  return context.json(datasets)
}

/** `PUT …/datasets/<name>` with `{aclMode}`: an empty dataset; 409 when there is one by that name. */
export async function createDataset(context: Context<LakeEnv>): Promise<Response> {
  authorize(context, 'manageDatasets')
  const name = context.req.param('name') ?? ''
  const {aclMode} = readSettings(creationSchema, await readJson(context, limits.maxBodyBytes, {}))
  addDataset(context, name, {aclMode, addonFor: null})
  return context.json({datasetName: name, aclMode})
}

/** `PATCH …/datasets/<name>` with `{aclMode}`: makes it public or private, for every request from then on. */
export async function editDataset(context: Context<LakeEnv>): Promise<Response> {
  authorize(context, 'manageDatasets')
  const {name} = requireDataset(context)
  const {aclMode} = readSettings(changeSchema, await readJson(context))
  context.get('project').setAclMode(name, aclMode)
  return context.json({datasetName: name, aclMode})
}

/** `DELETE …/datasets/<name>`: the dataset with its history, webhooks, assets and add-ons, for good. */
export function deleteDataset(context: Context<LakeEnv>): Response {
  authorize(context, 'manageDatasets')
  const {name} = requireDataset(context)
  const project = context.get('project')
  if (name === project.config.dataset) {
    throw badRequest(`"${name}" is the dataset that this lake was started with (LAKE_DATASET): it stays`)
  }
  project.deleteDataset(name)
  return context.json({deleted: true})
}

/** Adds an empty dataset. */
export function addDataset(
  context: Context<LakeEnv>,
  name: string,
  settings: {aclMode: AclMode; addonFor: string | null},
): void {
  const project = context.get('project')
  inheritWebhooks(project, project.createDataset(newDataset(context, name, settings)))
}

/**
 * A dataset to be added, by whoever asks for it.
 * @throws LakeError 400 for a name that will not do or one dataset too many, 409 when there is one by that name
 */
export function newDataset(
  context: Context<LakeEnv>,
  name: string,
  {aclMode, addonFor}: {aclMode: AclMode; addonFor: string | null},
): DatasetEntry {
  const project = context.get('project')
  const problem = datasetNameProblem(name)
  if (problem) throw badRequest(problem)
  if (project.dataset(name)) throw projectError(409, 'Conflict', `Dataset "${name}" already exists`)
  if (project.datasets().length >= limits.maxDatasets) {
    throw badRequest(`A project has at most ${limits.maxDatasets} datasets: delete one first`)
  }
  const createdAt = project.clock.now().toISOString()
  return {name, aclMode, addonFor, createdAt, createdBy: context.get('identity').userId}
}

function requireDataset(context: Context<LakeEnv>): DatasetEntry {
  const project = context.get('project')
  const name = context.req.param('name') ?? ''
  const entry = project.dataset(name)
  if (!entry) throw datasetNotFound(project.config.projectId, name)
  return entry
}

function readSettings<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const settings = schema.safeParse(body)
  if (settings.success) return settings.data
  throw badRequest('The settings of a dataset are {"aclMode": "public"} or {"aclMode": "private"}')
}

function describeDataset({name, aclMode, addonFor, createdAt, createdBy}: DatasetEntry) {
  return {
    name,
    aclMode,
    createdAt,
    createdByUserId: createdBy,
    addonFor,
    datasetProfile: addonFor === null ? 'content' : 'comments',
    features: [],
    tags: [],
  }
}
