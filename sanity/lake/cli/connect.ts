import {createClient, type SanityClient} from '@sanity/client'

import {systemClock} from '../../../lib/clock.ts'
import {openTokenStore} from '../auth/tokens.ts'
import {ConfigError, type LakeConfig} from '../config.ts'
import {openProjectFile} from '../project.ts'
import {startLake} from '../server.ts'
import {readHolder} from '../store/folderLock.ts'

const apiVersion = '2025-02-19'
const visitMs = 24 * 60 * 60_000

/** The lake over HTTP, as an administrator. */
export interface Connection {
  url: string
  client: SanityClient
}

/**
 * Does some work with the official client: on the lake that runs, with a token made for it, or on one started for the
 * work on a random port of loopback. Nothing of either is left afterwards.
 */
export async function withLake<T>(
  config: LakeConfig,
  dataset: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const holder = readHolder(config.dataDir)
  if (!holder) {
    const quiet: LakeConfig = {...config, host: '127.0.0.1', port: 0, publicUrl: null}
    const running = await startLake(quiet)
    try {
      return await work(connect(config, dataset, running.url, config.adminToken))
    } finally {
      await running.close()
    }
  }
  if (holder.url === null)
    throw new ConfigError(`Process ${holder.pid} works on "${config.dataDir}": try again in a moment`)

  const database = openProjectFile(config)
  const tokens = openTokenStore(database, systemClock)
  const now = systemClock.now()
  const expiresAt = new Date(now.getTime() + visitMs).toISOString()
  const owner = {
    userId: 'robot-command-line',
    name: 'Command line',
    role: 'administrator',
    kind: 'robot',
  } as const
  const token = tokens.issue({...owner, expiresAt}, now.toISOString())
  try {
    return await work(connect(config, dataset, holder.url, token))
  } finally {
    tokens.revoke(token)
    database.close()
  }
}

function connect({projectId}: LakeConfig, dataset: string, url: string, token: string): Connection {
  const reach = {apiHost: url, useProjectHostname: false, useCdn: false}
  return {url, client: createClient({projectId, dataset, apiVersion, token, ...reach})}
}
