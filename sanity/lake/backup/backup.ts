import {constants, existsSync} from 'node:fs'
import {copyFile, mkdir, rename, rm} from 'node:fs/promises'
import {dirname, join, relative} from 'node:path'
import {backup as copyDatabase, DatabaseSync} from 'node:sqlite'

import {ConfigError} from '../config.ts'
import {assetsFolder, cacheFolder, databasesIn, filesBelow} from './dataFiles.ts'

/** What a backup copied. */
export interface BackupResult {
  databases: number
  assets: number
}

type Report = (step: string, current?: number, total?: number) => void

/** All pages in one step: a copy in several begins anew each time another process writes in between. */
const allPages = 2 ** 31 - 1

/**
 * Copies a data folder while its lake may be writing: each database as it was at one moment, and every picture and file
 * that its documents speak of. The copy gets its name only when it is whole. Throws a ConfigError when that is taken.
 */
export async function backupFolder(dataDir: string, target: string, report: Report): Promise<BackupResult> {
  if (existsSync(target)) throw new ConfigError(`"${target}" exists: choose another name for the backup`)
  const partial = `${target}.partial`
  try {
    await rm(partial, {recursive: true, force: true})
    await mkdir(partial, {recursive: true})
    const databases = databasesIn(dataDir)
    for (const {name, path} of databases) {
      report(`Copying ${name}`)
      const database = new DatabaseSync(path, {readOnly: true})
      try {
        await copyDatabase(database, join(partial, `${name}.sqlite`), {rate: allPages})
      } finally {
        database.close()
      }
    }
    // The bytes of an asset are on disk before the document that speaks of it: after the databases, none is missed.
    const assets = await copyAssets(join(dataDir, assetsFolder), join(partial, assetsFolder), report)
    await rename(partial, target)
    return {databases: databases.length, assets}
  } finally {
    await rm(partial, {recursive: true, force: true})
  }
}

/**
 * Puts a backup in the place of what a data folder holds. Only with the folder's lock held. Throws a ConfigError when
 * the folder given is not a backup.
 */
export async function restoreFolder(backup: string, dataDir: string, report: Report): Promise<BackupResult> {
  if (!existsSync(backup) || databasesIn(backup).length === 0)
    throw new ConfigError(`"${backup}" holds no lake: give the folder that backup wrote`)
  await emptyFolder(dataDir)
  const databases = databasesIn(backup)
  for (const {name, path} of databases) {
    report(`Restoring ${name}`)
    await copyFile(path, join(dataDir, `${name}.sqlite`))
  }
  const assets = await copyAssets(join(backup, assetsFolder), join(dataDir, assetsFolder), report)
  return {databases: databases.length, assets}
}

/** Removes the databases, assets and made pictures of a data folder; backups stay. Only with the folder's lock held. */
export async function emptyFolder(dataDir: string): Promise<void> {
  for (const {path} of databasesIn(dataDir)) {
    for (const ending of ['-wal', '-shm', '']) await rm(`${path}${ending}`, {force: true})
  }
  for (const folder of [assetsFolder, cacheFolder])
    await rm(join(dataDir, folder), {recursive: true, force: true})
}

async function copyAssets(from: string, to: string, report: Report): Promise<number> {
  const incoming = join(from, 'incoming')
  const files = (await filesBelow(from)).filter((path) => dirname(path) !== incoming)
  for (const [index, path] of files.entries()) {
    report('Copying pictures and files', index + 1, files.length)
    const copy = join(to, relative(from, path))
    await mkdir(dirname(copy), {recursive: true})
    // Shares the bytes where the file system can.
    await copyFile(path, copy, constants.COPYFILE_FICLONE)
  }
  return files.length
}
