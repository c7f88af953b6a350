import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'

import {systemClock} from '../../../lib/clock.ts'
import {backupFolder, restoreFolder} from '../backup/backup.ts'
import {backupsFolder, databasesIn} from '../backup/dataFiles.ts'
import {readLakeConfig} from '../config.ts'
import {lockFolder} from '../store/folderLock.ts'
import {print, type Command} from './command.ts'
import {confirm} from './confirm.ts'
import {openProgress, type Progress} from './progress.ts'

const options = {restore: {type: 'string'}, yes: {type: 'boolean', default: false}} as const

/** `backup`: copies the whole data folder while writes go on, or puts such a copy back. */
export const command: Command = {
  usage: [
    'backup [folder]               Copy everything, also while the lake runs; by default into backups/ of the data folder.',
    'backup --restore <folder>     Put a backup in the place of what is there, which is backed up first. Asks; --yes does not.',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({args, options, allowPositionals: true})
    const {dataDir} = readLakeConfig(process.env)
    const progress = openProgress()
    try {
      if (values.restore === undefined) await backup(dataDir, positionals[0], progress)
      else await restore(dataDir, resolve(values.restore), values.yes, progress)
    } finally {
      progress.end()
    }
  },
}

/** Where a backup goes that nobody named: a folder named by the moment. */
export function defaultBackupPath(dataDir: string): string {
  const moment = systemClock.now().toISOString().replaceAll(':', '-')
  return join(dataDir, backupsFolder, moment)
}

async function backup(dataDir: string, folder: string | undefined, progress: Progress): Promise<void> {
  const target = folder === undefined ? defaultBackupPath(dataDir) : resolve(folder)
  const {databases, assets} = await backupFolder(dataDir, target, progress.report)
  progress.end()
  print(`${target}: ${databases} databases, ${assets} pictures and files`)
}

async function restore(dataDir: string, from: string, isYes: boolean, progress: Progress): Promise<void> {
  const lock = lockFolder(dataDir, systemClock.now().toISOString())
  try {
    const isEmpty = databasesIn(dataDir).length === 0
    if (!isEmpty) {
      await confirm(`What is in "${dataDir}" will be replaced by "${from}".`, isYes)
      const target = defaultBackupPath(dataDir)
      await backupFolder(dataDir, target, progress.report)
      print(`What was there is in ${target}`)
    }
    const {databases, assets} = await restoreFolder(from, dataDir, progress.report)
    progress.end()
    print(`${dataDir}: ${databases} databases, ${assets} pictures and files`)
  } finally {
    lock.release()
  }
}
