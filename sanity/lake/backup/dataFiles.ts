import {existsSync, readdirSync} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'

/** Folder names under a data folder: what was uploaded, what can be made again, and copies of it all. */
export const assetsFolder = 'assets'
export const cacheFolder = 'cache'
export const backupsFolder = 'backups'

const databaseEnding = '.sqlite'

/** The database files of a data folder, by name without the ending, in order; none when there is no such folder. */
export function databasesIn(dataDir: string): {name: string; path: string}[] {
  if (!existsSync(dataDir)) return []
  return readdirSync(dataDir)
    .filter((file) => file.endsWith(databaseEnding))
    .toSorted()
    .map((file) => ({name: file.slice(0, -databaseEnding.length), path: join(dataDir, file)}))
}

/** Number and bytes of the files below a folder; of none when there is no such folder. */
export async function measureFolder(folder: string): Promise<{files: number; bytes: number}> {
  let files = 0
  let bytes = 0
  for (const path of await filesBelow(folder)) {
    files += 1
    bytes += (await stat(path)).size
  }
  return {files, bytes}
}

/** Paths of the files below a folder, however deep; none when there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
