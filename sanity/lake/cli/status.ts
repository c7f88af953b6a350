import {parseArgs} from 'node:util'

import {readFolderStatus, type DatasetStatus, type FolderStatus} from '../backup/folderStatus.ts'
import {readLakeConfig, type LakeConfig} from '../config.ts'
import type {Scan} from '../query/scanLog.ts'
import type {RuntimeStatus} from '../routes/status.ts'
import {readHolder, type Holder} from '../store/folderLock.ts'
import {print, type Command} from './command.ts'
import {withLake} from './connect.ts'

const options = {json: {type: 'boolean', default: false}} as const

/** All there is to say about a lake; `runtime` is null when it does not run. */
interface Status extends FolderStatus {
  node: string
  sqlite: string
  holder: Holder | null
  runtime: RuntimeStatus | null
}

/** `status`: what a lake holds, and how it does when it runs. */
export const command: Command = {
  usage: ['status [--json]               Show what the lake holds, and how it is doing when it runs.'],

  async run(args) {
    const {values} = parseArgs({args, options})
    const config = readLakeConfig(process.env)
    const status = await readStatus(config)
    if (values.json) return print(JSON.stringify(status, null, 2))
    for (const line of describe(status)) print(line)
  },
}

async function readStatus(config: LakeConfig): Promise<Status> {
  const folder = await readFolderStatus(config.dataDir)
  const holder = readHolder(config.dataDir)
  const runtime = holder?.url
    ? await withLake(config, config.dataset, ({client}) => client.request<RuntimeStatus>({uri: '/status'}))
    : null
  return {...folder, node: process.versions.node, sqlite: process.versions.sqlite ?? '', holder, runtime}
}

function describe({dataDir, datasets, assets, cache, holder, runtime, node, sqlite}: Status): string[] {
  return [
    holder
      ? `running     process ${holder.pid} on ${holder.url ?? '(starting)'} since ${holder.since}`
      : 'running     no',
    `files       ${dataDir}`,
    `versions    Node ${node}, SQLite ${sqlite}`,
    ...datasets.flatMap(describeDataset),
    '',
    `assets      ${assets.files} pictures and files, ${megabytes(assets.bytes)}`,
    `made        ${cache.files} pictures in other sizes, ${megabytes(cache.bytes)}`,
    ...(runtime ? describeRuntime(runtime) : []),
  ]
}

function describeDataset(dataset: DatasetStatus): string[] {
  const types = Object.entries(dataset.documentsByType).toSorted(([, a], [, b]) => b - a)
  return [
    '',
    `dataset     ${dataset.name}`,
    `documents   ${dataset.documents}${types.map(([type, count]) => `\n              ${count} ${type}`).join('')}`,
    `log         ${dataset.transactions} transactions${dataset.lastWrite ? `, the last ${dataset.lastWrite}` : ''}`,
    `size        ${megabytes(dataset.fileBytes)}`,
    `webhooks    ${dataset.webhooks}, ${dataset.pendingDeliveries} deliveries pending`,
    `releases    ${dataset.scheduledReleases} scheduled`,
  ]
}

function describeRuntime(runtime: RuntimeStatus): string[] {
  const unknown = Object.entries(runtime.unknownEndpoints).toSorted(([, a], [, b]) => b - a)
  return [
    '',
    `up          ${runtime.uptimeSeconds} s`,
    `memory      ${megabytes(runtime.memoryBytes)}`,
    `queries     ${runtime.queries.running} running, ${runtime.queries.waiting} waiting`,
    ...Object.entries(runtime.listeners).map(([dataset, count]) => `listeners   ${count} on ${dataset}`),
    ...Object.entries(runtime.scans).flatMap(([dataset, scans]) =>
      describeScans(dataset, scans, runtime.scanTotals[dataset] ?? 0),
    ),
    `unknown     ${unknown.length} endpoints asked for that do not exist`,
    ...unknown.map(([endpoint, count]) => `              ${count} ${endpoint}`),
  ]
}

function describeScans(dataset: string, scans: Scan[], total: number): string[] {
  const lines = scans.map(
    ({query, times, last}) => `              ${times} times, the last ${last}: ${query}`,
  )
  return [
    `scans       ${total} times a query had to look through all of ${dataset} or of a type in it`,
  ].concat(lines)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
