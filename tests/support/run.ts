import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'

import type {LakeConfig} from '../../sanity/lake/config.ts'

const cli = fileURLToPath(new URL('../../sanity/lake/cli.ts', import.meta.url))

/** How a command ended, and what it wrote. */
export interface Outcome {
  code: number
  output: string
  errors: string
}

/** Runs a program of Node to its end, with this environment only (and a path to find programs). */
export function runNode(
  args: string[],
  env: Record<string, string>,
  options: {cwd?: string; input?: string} = {},
): Promise<Outcome> {
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    ...env,
  }
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      {env: environment, cwd: options.cwd, maxBuffer: 64 * 1024 * 1024},
      (error, output, errors) => resolve({code: error ? Number(error.code) : 0, output, errors}),
    )
    child.stdin?.end(options.input)
  })
}

/** Runs `npm run lake -- …` against the folder of a configuration. */
export function runLake(config: Pick<LakeConfig, 'dataDir'>, ...args: string[]): Promise<Outcome> {
  return runNode([cli, ...args], {LAKE_DATA_DIR: config.dataDir, LAKE_PORT: '0'})
}
