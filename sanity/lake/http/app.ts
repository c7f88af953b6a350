import {randomUUID} from 'node:crypto'

import {Hono, type Context} from 'hono'

import type {LakeConfig} from '../config.ts'
import {limits} from '../limits.ts'
import type {Project} from '../project.ts'
import {assetRoutes} from '../routes/assets/assets.ts'
import {authRoutes} from '../routes/auth/auth.ts'
import {actionsRoutes} from '../routes/data/actions.ts'
import {docRoutes} from '../routes/data/doc.ts'
import {exportRoutes} from '../routes/data/export.ts'
import {historyRoutes} from '../routes/data/history.ts'
import {listenRoutes} from '../routes/data/listen.ts'
import {liveRoutes} from '../routes/data/live.ts'
import {mutateRoutes} from '../routes/data/mutate.ts'
import {queryRoutes} from '../routes/data/query.ts'
import {releaseEventsRoutes} from '../routes/data/releaseEvents.ts'
import {fileRoutes} from '../routes/files.ts'
import {hookRoutes} from '../routes/hooks.ts'
import {imageRoutes} from '../routes/images.ts'
import {pingRoutes} from '../routes/ping.ts'
import {projectRoutes} from '../routes/project/project.ts'
import {scheduleRoutes} from '../routes/schedules.ts'
import {statusRoutes} from '../routes/status.ts'
import {cors} from './cors.ts'
import {chooseDataset} from './dataset.ts'
import type {LakeEnv} from './env.ts'
import {LakeError, notFound, projectError} from './errors.ts'
import {identify} from './identity.ts'
import {describeError, logLine} from './log.ts'
import {storageError} from './storageErrors.ts'
import {splitVersion} from './version.ts'

const routeModules = [
  pingRoutes,
  statusRoutes,
  queryRoutes,
  mutateRoutes,
  actionsRoutes,
  docRoutes,
  listenRoutes,
  liveRoutes,
  releaseEventsRoutes,
  historyRoutes,
  exportRoutes,
  assetRoutes,
  imageRoutes,
  fileRoutes,
  hookRoutes,
  scheduleRoutes,
  authRoutes,
  projectRoutes,
]

/** Every route over one project. Routes see paths without their API version; it is in the context as `apiVersion`. */
export function createApp(project: Project): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({getPath: (request) => splitVersion(new URL(request.url).pathname).path})

  const {config} = project
  app.use(cors(config.allowedOrigins))
  app.use(async (context, next) => {
    context.set('project', project)
    context.set('requestId', randomUUID())
    context.set('apiVersion', splitVersion(new URL(context.req.url).pathname).apiVersion)
    await next()
  })
  app.use(identify(project.tokens))
  app.use(chooseDataset())

  for (const routes of routeModules) app.route('/', routes())

  app.notFound((context) => {
    const endpoint = `${context.req.method} ${context.req.path}`
    countUnknown(project.unknownEndpoints, endpoint)
    logLine(config, `unknown endpoint ${endpoint}`)
    return notFound(`No endpoint answers ${endpoint}`).toResponse(context)
  })
  app.onError((error, context) => replyToError(config, error, context))
  return app
}

function countUnknown(counts: Map<string, number>, endpoint: string): void {
  const isKept = counts.has(endpoint) || counts.size < limits.maxUnknownEndpoints
  if (isKept) counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1)
}

function replyToError(config: LakeConfig, error: Error, context: Context<LakeEnv>): Response {
  const request = `${context.req.method} ${context.req.path}`
  if (error instanceof LakeError) {
    logLine(config, `${error.status} ${request}: ${error.message}`)
    return error.toResponse(context)
  }
  const refusedByDisk = storageError(error)
  if (refusedByDisk) {
    logLine(config, `${refusedByDisk.status} ${request}: ${describeError(error)}`)
    return refusedByDisk.toResponse(context)
  }
  // What went wrong inside is for the log; the client gets a number to find it by.
  const requestId = context.get('requestId')
  logLine(config, `500 ${request} (${requestId}): ${describeError(error)}`)
  const message = `An unexpected error occurred (request ${requestId})`
  return projectError(500, 'Internal Server Error', message).toResponse(context)
}
