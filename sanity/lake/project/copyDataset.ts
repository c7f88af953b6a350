import {randomUUID} from 'node:crypto'
import {existsSync, readdirSync, rmSync} from 'node:fs'
import {cp, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {backup, DatabaseSync} from 'node:sqlite'

import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import type {WireMutation} from '../mutations/wireTypes.ts'
import type {DatasetEntry} from './datasetTable.ts'

/** No dataset can have a name that begins so. */
const draftPrefix = '_copy-'

/** Removes what copies left behind that were killed half way. For the server alone, before it opens anything. */
export function removeUnfinishedCopies(dataDir: string): void {
  if (!existsSync(dataDir)) return
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(draftPrefix)) rmSync(join(dataDir, name))
  }
}

/**
 * Makes a dataset with all that another holds at this moment, history and assets included, while writes to that go on.
 * Webhooks stay where they are. Killed half way, it leaves no dataset behind.
 */
export async function copyDataset(source: Lake, entry: DatasetEntry): Promise<Lake> {
  const {project, config} = source
  const draft = join(config.dataDir, `${draftPrefix}${randomUUID()}.sqlite`)
  const assets = join(config.dataDir, 'assets', entry.name)
  try {
    await backup(source.database, draft)
    const database = new DatabaseSync(draft)
    try {
      database.exec('DELETE FROM webhooks')
    } finally {
      database.close()
    }
    for (const kind of ['images', 'files']) {
      const from = join(config.dataDir, 'assets', config.dataset, kind)
      if (existsSync(from)) await cp(from, join(assets, kind), {recursive: true})
    }
    const lake = project.createDataset(entry, draft)
    renameAssets(lake, entry.createdBy)
    return lake
  } catch (error) {
    if (!project.dataset(entry.name)) await rm(assets, {recursive: true, force: true})
    throw error
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(draft + suffix, {force: true})
  }
}

/** Asset documents say where their bytes are found: in the copy from now on. */
function renameAssets(lake: Lake, author: string): void {
  const {projectId, dataset} = lake.config
  const rows = lake.database
    .prepare(
      `SELECT id, json ->> '$.path' AS path, json ->> '$.url' AS url FROM documents
       WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset') AND path IS NOT NULL AND url IS NOT NULL`,
    )
    .all()
  const mutations: WireMutation[] = rows.map(({id, path, url}) => {
    const renamed = String(path).replace(/^(images|files)\/[^/]+\/[^/]+\//, `$1/${projectId}/${dataset}/`)
    const set = {path: renamed, url: String(url).replace(String(path), renamed)}
    return {patch: {id: String(id), set}}
  })
  for (let from = 0; from < mutations.length; from += limits.maxMutationsPerTransaction) {
    lake.transact({mutations: mutations.slice(from, from + limits.maxMutationsPerTransaction), author})
  }
}
