import {randomUUID} from 'node:crypto'

import {Hono, type Context} from 'hono'

import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {assetRoutes} from '../routes/assets/assets.ts'
import {authRoutes} from '../routes/auth/auth.ts'
import {actionsRoutes} from '../routes/data/actions.ts'
import {docRoutes} from '../routes/data/doc.ts'
import {exportRoutes} from '../routes/data/export.ts'
import {historyRoutes} from '../routes/data/history.ts'
import {listenRoutes} from '../routes/data/listen.ts'
import {mutateRoutes} from '../routes/data/mutate.ts'
import {queryRoutes} from '../routes/data/query.ts'
import {fileRoutes} from '../routes/files.ts'
import {hookRoutes} from '../routes/hooks.ts'
import {imageRoutes} from '../routes/images.ts'
import {pingRoutes} from '../routes/ping.ts'
import {projectRoutes} from '../routes/project/project.ts'
import {cors} from './cors.ts'
import type {LakeEnv} from './env.ts'
import {LakeError, notFound, projectError} from './errors.ts'
import {identify} from './identity.ts'
import {describeError, logLine} from './log.ts'
import {splitVersion} from './version.ts'

const routeModules = [
  pingRoutes,
  queryRoutes,
  mutateRoutes,
  actionsRoutes,
  docRoutes,
  listenRoutes,
  historyRoutes,
  exportRoutes,
  assetRoutes,
  imageRoutes,
  fileRoutes,
  hookRoutes,
  authRoutes,
  projectRoutes,
]
const datasetPath = '/data/:endpoint{query|mutate|actions|doc|listen|history|export}/:dataset/*'

/** Every route over one lake. Routes see paths without their API version; it is in the context as `apiVersion`. */
export function createApp(lake: Lake): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({getPath: (request) => splitVersion(new URL(request.url).pathname).path})

  app.use(cors(lake.config.allowedOrigins))
  app.use(async (context, next) => {
    context.set('lake', lake)
    context.set('requestId', randomUUID())
    context.set('apiVersion', splitVersion(new URL(context.req.url).pathname).apiVersion)
    await next()
  })
  app.use(identify(lake.tokens))
  app.use(datasetPath, async (context, next) => {
    requireDataset(lake, context.req.param('dataset'))
    await next()
  })

  for (const routes of routeModules) app.route('/', routes())

  app.notFound((context) => {
    const endpoint = `${context.req.method} ${context.req.path}`
    countUnknown(lake.unknownEndpoints, endpoint)
    logLine(lake.config, `unknown endpoint ${endpoint}`)
    return notFound(`No endpoint answers ${endpoint}`).toResponse(context)
  })
  app.onError((error, context) => replyToError(lake, error, context))
  return app
}

function countUnknown(counts: Map<string, number>, endpoint: string): void {
  const isKept = counts.has(endpoint) || counts.size < limits.maxUnknownEndpoints
  if (isKept) counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1)
}

function requireDataset(lake: Lake, dataset: string): void {
  if (dataset === lake.config.dataset) return
  const message = `Dataset "${dataset}" not found for project ID "${lake.config.projectId}"`
  throw projectError(404, 'Not Found', message, 'SIO-404-DNF')
}

function replyToError(lake: Lake, error: Error, context: Context<LakeEnv>): Response {
  const request = `${context.req.method} ${context.req.path}`
  if (error instanceof LakeError) {
    logLine(lake.config, `${error.status} ${request}: ${error.message}`)
    return error.toResponse(context)
  }
  // What went wrong inside is for the log; the client gets a number to find it by.
  const requestId = context.get('requestId')
  logLine(lake.config, `500 ${request} (${requestId}): ${describeError(error)}`)
  const message = `An unexpected error occurred (request ${requestId})`
  return projectError(500, 'Internal Server Error', message).toResponse(context)
}
