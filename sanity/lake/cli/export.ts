import {existsSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'

import {exportDataset} from '@sanity/export'

import {ConfigError, readLakeConfig} from '../config.ts'
import {print, type Command} from './command.ts'
import {withLake} from './connect.ts'
import {openProgress} from './progress.ts'

const options = {
  dataset: {type: 'string'},
  types: {type: 'string'},
  raw: {type: 'boolean', default: false},
  assets: {type: 'boolean', default: true},
  drafts: {type: 'boolean', default: true},
  overwrite: {type: 'boolean', default: false},
} as const

/** `export`: the archive that `sanity dataset export` writes, from a lake that runs or not. */
export const command: Command = {
  usage: [
    'export [file.tar.gz]          Write documents, pictures and files of a dataset to one archive, as `sanity dataset',
    '                              export` does. --dataset <name>, --types a,b, --no-drafts, --no-assets, --raw,',
    '                              --overwrite',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({args, options, allowPositionals: true, allowNegative: true})
    const config = readLakeConfig(process.env)
    const dataset = values.dataset ?? config.dataset
    const outputPath = resolve(positionals[0] ?? `${dataset}.tar.gz`)
    if (existsSync(outputPath) && !values.overwrite)
      throw new ConfigError(`"${outputPath}" exists: choose another name, or say --overwrite`)

    const progress = openProgress()
    // Under its name only when it is whole.
    const partial = `${outputPath}.partial`
    try {
      const result = await withLake(config, dataset, ({client}) =>
        exportDataset({
          client,
          dataset,
          outputPath: partial,
          types: values.types?.split(','),
          raw: values.raw,
          assets: values.assets,
          drafts: values.drafts,
          onProgress: ({step, current, total}) =>
            progress.report(step, current, typeof total === 'number' ? total : undefined),
        }),
      )
      await rename(partial, outputPath)
      progress.end()
      print(`${outputPath}: ${result.documentCount} documents, ${result.assetCount} pictures and files`)
    } finally {
      progress.end()
      await rm(partial, {force: true})
    }
  },
}
