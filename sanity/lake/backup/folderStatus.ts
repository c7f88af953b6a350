import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {assetsFolder, cacheFolder, databasesIn, measureFolder} from './dataFiles.ts'

/** What one dataset holds. */
export interface DatasetStatus {
  name: string
  documents: number
  documentsByType: Record<string, number>
  transactions: number
  /** ISO 8601; null for a dataset nothing was written to. */
  lastWrite: string | null
  fileBytes: number
  webhooks: number
  pendingDeliveries: number
  scheduledReleases: number
}

/** What a data folder holds, whether its lake runs or not. */
export interface FolderStatus {
  dataDir: string
  datasets: DatasetStatus[]
  assets: {files: number; bytes: number}
  cache: {files: number; bytes: number}
}

/** Looks into a data folder without changing it. */
export async function readFolderStatus(dataDir: string): Promise<FolderStatus> {
  const datasets: DatasetStatus[] = []
  for (const {name, path} of databasesIn(dataDir)) {
    const dataset = await readDataset(name, path)
    if (dataset) datasets.push(dataset)
  }
  return {
    dataDir,
    datasets,
    assets: await measureFolder(join(dataDir, assetsFolder)),
    cache: await measureFolder(join(dataDir, cacheFolder)),
  }
}

/** Null for a database that is no dataset. */
async function readDataset(name: string, path: string): Promise<DatasetStatus | null> {
  const database = new DatabaseSync(path, {readOnly: true})
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0])
  const hasTable = (table: string) =>
    database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table) !== undefined
  try {
    if (!hasTable('documents')) return null
    const types = database.prepare('SELECT type, count(*) AS count FROM documents GROUP BY type').all()
    const lastWrite = database.prepare('SELECT max(timestamp) AS at FROM transactions').get()?.at
    return {
      name,
      documents: number('SELECT count(*) FROM documents'),
      documentsByType: Object.fromEntries(types.map((row) => [String(row.type), Number(row.count)])),
      transactions: number('SELECT coalesce(max(sequence), 0) FROM transactions'),
      lastWrite: typeof lastWrite === 'string' ? lastWrite : null,
      fileBytes: (await sizeOf(path)) + (await sizeOf(`${path}-wal`)),
      webhooks: hasTable('webhooks') ? number('SELECT count(*) FROM webhooks') : 0,
      pendingDeliveries: hasTable('webhook_deliveries')
        ? number(`SELECT count(*) FROM webhook_deliveries WHERE status = 'pending'`)
        : 0,
      scheduledReleases: number(
        `SELECT count(*) FROM documents WHERE type = 'system.release' AND json_extract(json, '$.state') = 'scheduled'`,
      ),
    }
  } finally {
    database.close()
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return found?.size ?? 0
}
