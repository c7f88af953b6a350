import {createReadStream, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'

import {sanityImport} from '@sanity/import'

import {ConfigError, readLakeConfig} from '../config.ts'
import {print, type Command} from './command.ts'
import {withLake} from './connect.ts'
import {openProgress} from './progress.ts'

const options = {
  dataset: {type: 'string'},
  replace: {type: 'boolean', default: false},
  missing: {type: 'boolean', default: false},
  'replace-assets': {type: 'boolean', default: false},
  'allow-failing-assets': {type: 'boolean', default: false},
} as const

/** `import`: takes in what `export` or `sanity dataset export` wrote, into a lake that runs or not. */
export const command: Command = {
  usage: [
    'import <file|folder|->        Take in an archive (.tar.gz), its unpacked folder, or newline-delimited documents.',
    '                              A document that exists already stops it, unless --replace or --missing (keep the',
    '                              present one). --dataset <name>, --replace-assets, --allow-failing-assets',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({args, options, allowPositionals: true})
    const [source] = positionals
    if (source === undefined) throw new ConfigError('Say what to import: import <file|folder|->')
    if (values.replace && values.missing) throw new ConfigError('Say --replace or --missing, not both')
    const config = readLakeConfig(process.env)
    const dataset = values.dataset ?? config.dataset
    const input = openSource(source)

    const progress = openProgress()
    try {
      const result = await withLake(config, dataset, ({client}) =>
        sanityImport(input, {
          client,
          operation: values.replace ? 'createOrReplace' : values.missing ? 'createIfNotExists' : 'create',
          releasesOperation: values.replace ? 'replace' : values.missing ? 'ignore' : 'fail',
          replaceAssets: values['replace-assets'],
          allowFailingAssets: values['allow-failing-assets'],
          onProgress: ({step, current, total}) => progress.report(step, current, total),
        }),
      )
      progress.end()
      for (const {message} of result.warnings) process.stderr.write(`${message}\n`)
      print(`${result.numDocs} documents imported into ${dataset}`)
    } catch (error) {
      throw explain(error)
    } finally {
      progress.end()
    }
  },
}

function openSource(source: string): string | NodeJS.ReadableStream {
  if (source === '-') return process.stdin
  const path = resolve(source)
  const found = statSync(path, {throwIfNoEntry: false})
  if (!found) throw new ConfigError(`There is no "${path}"`)
  return found.isDirectory() ? path : createReadStream(path)
}

/** What is wrong with the archive, or with what is there already, in one line. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const isConflict = 'statusCode' in error && error.statusCode === 409
  const wayOut = isConflict ? '. Say --replace to overwrite, or --missing to keep what is there' : ''
  return new ConfigError(`Import stopped: ${error.message}${wayOut}`)
}
