import {Hono} from 'hono'

import {authorize} from '../auth/roles.ts'
import {listenerHubOf} from '../events/listenerHub.ts'
import type {LakeEnv} from '../http/env.ts'
import type {Scan} from '../query/scanLog.ts'

/** What only the running process knows. */
export interface RuntimeStatus {
  pid: number
  uptimeSeconds: number
  memoryBytes: number
  queries: {running: number; waiting: number}
  /** Open listeners by dataset. */
  listeners: Record<string, number>
  /** Queries that had to look through a whole dataset or type, by dataset. */
  scans: Record<string, Scan[]>
  /** How often that happened since the lake was started, by dataset. */
  scanTotals: Record<string, number>
  /** Endpoints that were asked for and do not exist, as `GET /path`, with how often. */
  unknownEndpoints: Record<string, number>
}

/** `GET /status`: how the lake is doing, for `npm run lake -- status`. The hosted service has no such endpoint. */
export function statusRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/status', (context) => {
    authorize(context, 'readStatus')
    const project = context.get('project')
    const {running, waiting} = project.queries.status()
    const lakes = project.datasets().flatMap(({name}) => project.lake(name) ?? [])
    const status: RuntimeStatus = {
      pid: process.pid,
      uptimeSeconds: Math.round(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
      queries: {running, waiting},
      listeners: Object.fromEntries(lakes.map((lake) => [lake.config.dataset, listenerHubOf(lake).count()])),
      scans: Object.fromEntries(lakes.map((lake) => [lake.config.dataset, lake.scans.list()])),
      scanTotals: Object.fromEntries(lakes.map((lake) => [lake.config.dataset, lake.scans.total()])),
      unknownEndpoints: Object.fromEntries(project.unknownEndpoints),
    }
    return context.json(status)
  })
}
