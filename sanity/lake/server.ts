import {Server} from 'node:http'

import {createAdaptorServer} from '@hono/node-server'
import type {Hono} from 'hono'

import {systemClock, type Clock} from '../../lib/clock.ts'
import {installEnvironmentTokens} from './auth/tokens.ts'
import {ConfigError, type LakeConfig} from './config.ts'
import {createApp} from './http/app.ts'
import type {LakeEnv} from './http/env.ts'
import {describeError, logLine} from './http/log.ts'
import {acceptSockets} from './http/socket.ts'
import type {Lake} from './lake.ts'
import {limits} from './limits.ts'
import {openProject, type Project} from './project.ts'
import {removeUnfinishedCopies} from './project/copyDataset.ts'
import {startScheduler} from './releases/scheduler.ts'
import {lockFolder, type FolderLock} from './store/folderLock.ts'
import {startWebhooks} from './webhooks/worker.ts'

const closeSweepMs = 20

/** A lake that listens. */
export interface RunningLake {
  /** Without a slash at the end. */
  url: string
  port: number
  /** The main dataset. */
  lake: Lake
  project: Project
  /** Ends event streams, lets requests under way finish, and closes the files. */
  close(): Promise<void>
}

/** How long a sender may take. Shorter ones than the limits are for tests. */
export interface SenderTimeouts {
  headersMs: number
  requestMs: number
  /** Connections are looked at this often. */
  checkEveryMs: number
}

const senderTimeouts: SenderTimeouts = {
  headersMs: limits.requestHeadersTimeoutMs,
  requestMs: limits.requestTimeoutMs,
  checkEveryMs: 5_000,
}

/**
 * Opens the project of a configuration and serves it. Throws a ConfigError when the port or the folder cannot be used, or
 * when another process serves the folder.
 */
export async function startLake(
  config: LakeConfig,
  options: {clock?: Clock; timeouts?: SenderTimeouts} = {},
): Promise<RunningLake> {
  const lock = lockFolder(config.dataDir, (options.clock ?? systemClock).now().toISOString())
  try {
    return await serve(config, options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function serve(
  config: LakeConfig,
  {clock, timeouts = senderTimeouts}: {clock?: Clock; timeouts?: SenderTimeouts},
  lock: FolderLock,
): Promise<RunningLake> {
  removeUnfinishedCopies(config.dataDir)
  const project = openProject(config, {clock})
  installEnvironmentTokens(project)
  const app = createApp(project)
  try {
    const server = await listen(app, config, timeouts)
    const endSockets = acceptSockets(server, project, (request, incoming) => app.fetch(request, {incoming}))
    project.onOpen(startBackground)
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    const url = `http://${host}:${port}`
    lock.announce(url)
    const close = async () => {
      await closeServer(server, project, endSockets)
      lock.release()
    }
    return {url, port, lake: project.main, project, close}
  } catch (error) {
    project.close()
    throw listenError(error, config)
  }
}

/** What works by itself for a dataset as long as that is open. */
function startBackground(lake: Lake): void {
  startWebhooks(lake, (error) => logLine(lake.config, `webhooks: ${describeError(error)}`))
  startScheduler(lake, (error) => logLine(lake.config, `scheduler: ${describeError(error)}`))
}

function listen(app: Hono<LakeEnv>, {port, host}: LakeConfig, timeouts: SenderTimeouts): Promise<Server> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: timeouts.checkEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
  })
  if (!(server instanceof Server))
    throw new TypeError('The adaptor made a server of another kind than node:http')
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function listenError(error: unknown, {port, host}: LakeConfig): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(`LAKE_PORT is ${port}, which is taken: stop what uses it, or choose another port`)
  }
  if (error.code === 'EACCES')
    return new ConfigError(`LAKE_PORT is ${port}, which needs rights: choose one above 1023`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConfigError(`LAKE_HOST is "${host}", which is not an address of this machine: try 127.0.0.1`)
  }
  return error
}

async function closeServer(server: Server, project: Project, endSockets: () => void): Promise<void> {
  const idle = new Promise<void>((resolve) => server.close(() => resolve()))
  const overdue = setTimeout(() => server.closeAllConnections(), limits.closeGraceMs)
  project.endStreams()
  endSockets()
  // A connection whose reply ends now is kept for a next request that will not be answered.
  const sweep = setInterval(() => server.closeIdleConnections(), closeSweepMs)
  await idle
  clearInterval(sweep)
  clearTimeout(overdue)
  await project.queries.close()
  project.close()
}
