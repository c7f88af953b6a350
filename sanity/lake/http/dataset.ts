import type {MiddlewareHandler} from 'hono'

import type {LakeEnv} from './env.ts'
import {projectError} from './errors.ts'

/** Where an address names the dataset it is about; what follows a dataset's own address counts, that address does not. */
const datasetPaths = [
  /^\/data\/(?:live\/events|[a-z]+)\/([^/]+)/,
  /^\/assets\/(?:images|files)\/([^/]+)/,
  /^\/(?:images|files)\/[^/]+\/([^/]+)\//,
  /^\/projects\/[^/]+\/datasets\/([^/]+)\//,
  /^\/datasets\/([^/]+)\//,
  /^\/schedules\/[^/]+\/([^/]+)/,
  /^\/comments\/([^/]+)\/setup$/,
]

/** The name of the dataset that an address (without its API version) is about; null when it is about none. */
function datasetInPath(path: string): string | null {
  for (const pattern of datasetPaths) {
    const name = pattern.exec(path)?.[1]
    if (name !== undefined) return name
  }
  return null
}

/**
 * Puts the dataset of the address into the context as `lake`, the main one when the address names none; 404 when there is
 * none by that name. Whoever is anonymous at a private dataset is an outsider from here on: nothing of it is theirs to read.
 */
export function chooseDataset(): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    const project = context.get('project')
    const name = datasetInPath(context.req.path)
    const lake = name === null ? project.main : project.lake(name)
    if (!lake) throw datasetNotFound(project.config.projectId, name)
    context.set('lake', lake)

    const identity = context.get('identity')
    const isPrivate = project.dataset(lake.config.dataset)?.aclMode === 'private'
    if (isPrivate && identity.role === 'anonymous') context.set('identity', {...identity, role: 'outsider'})
    await next()
  }
}

/** 404 for a dataset by that name. */
export function datasetNotFound(projectId: string, name: string | null) {
  const message = `Dataset "${name}" not found for project ID "${projectId}"`
  return projectError(404, 'Not Found', message, 'SIO-404-DNF')
}
