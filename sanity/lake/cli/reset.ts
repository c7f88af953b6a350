import {parseArgs} from 'node:util'

import {systemClock} from '../../../lib/clock.ts'
import {backupFolder, emptyFolder} from '../backup/backup.ts'
import {readFolderStatus, type FolderStatus} from '../backup/folderStatus.ts'
import {readLakeConfig} from '../config.ts'
import {lockFolder} from '../store/folderLock.ts'
import {defaultBackupPath} from './backup.ts'
import {print, type Command} from './command.ts'
import {confirm} from './confirm.ts'
import {openProgress} from './progress.ts'

const options = {
  yes: {type: 'boolean', default: false},
  backup: {type: 'boolean', default: true},
} as const

/** `reset`: an empty lake again. */
export const command: Command = {
  usage: [
    'reset [--yes] [--no-backup]   Remove every document, picture, account and token, after a backup. Asks, unless --yes.',
    '                              A lake that runs is left alone.',
  ],

  async run(args) {
    const {values} = parseArgs({args, options, allowNegative: true})
    const {dataDir} = readLakeConfig(process.env)
    const lock = lockFolder(dataDir, systemClock.now().toISOString())
    const progress = openProgress()
    try {
      const status = await readFolderStatus(dataDir)
      if (status.datasets.length === 0) return print(`"${dataDir}" is empty already`)
      await confirm(describeLoss(status, values.backup), values.yes)
      if (values.backup) {
        const target = defaultBackupPath(dataDir)
        await backupFolder(dataDir, target, progress.report)
        progress.end()
        print(`Backup: ${target}`)
      }
      await emptyFolder(dataDir)
      print(`"${dataDir}" is empty`)
    } finally {
      progress.end()
      lock.release()
    }
  },
}

function describeLoss({dataDir, datasets, assets}: FolderStatus, isBackedUp: boolean): string {
  const parts = datasets.map(
    ({name, documents, transactions}) =>
      `${documents} documents and the history of ${transactions} transactions in ${name}`,
  )
  const loss = [...parts, `${assets.files} pictures and files`, 'all accounts, tokens and webhooks'].join(
    ', ',
  )
  return `This removes from "${dataDir}": ${loss}.${isBackedUp ? '' : ' There will be NO backup.'}`
}
