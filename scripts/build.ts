import {createHash} from 'node:crypto'
import {existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import type {Environment} from './environment.ts'

/** What goes into a build: a change in any of these makes a new one. */
const sources = [
  'app/**/*.*',
  'components/**/*.*',
  'lib/**/*.ts',
  'sanity/**/*.ts',
  'sanity/**/*.tsx',
  'sanity/**/*.mjs',
  '*.config.ts',
  'instrumentation.ts',
  'proxy.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]
/** Variables that are written into pages when they are rendered, or into the bundle. */
const variables = [
  'NEXT_PUBLIC_SANITY_PROJECT_ID',
  'NEXT_PUBLIC_SANITY_DATASET',
  'NEXT_PUBLIC_SITE_URL',
  'LAKE_PUBLIC_URL',
  'LAKE_PORT',
  'LAKE_DATA_DIR',
  'PORT',
]

/** Tells whether the site has to be built, and remembers what a finished build was made of. */
export function buildState(environment: Environment) {
  const distDir = environment.NEXT_DIST_DIR || '.next'
  const record = join(distDir, 'built-from')
  const current = fingerprint(environment)
  return {
    isCurrent: () => existsSync(record) && readFileSync(record, 'utf8') === current,
    finished() {
      mkdirSync(distDir, {recursive: true})
      writeFileSync(record, current)
    },
  }
}

function fingerprint(environment: Environment): string {
  const hash = createHash('sha256')
  for (const name of variables) hash.update(`${name}=${environment[name] ?? ''}\n`)
  const files = sources
    .flatMap((pattern) => globSync(pattern))
    .filter(
      (file) => statSync(file).isFile() && !file.startsWith('sanity/lake/') && !/\.test\.tsx?$/.test(file),
    )
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
