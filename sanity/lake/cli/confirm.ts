import {createInterface} from 'node:readline/promises'

import {ConfigError} from '../config.ts'

/**
 * Asks on the terminal before something is lost. Throws a ConfigError when the answer is not yes, or when there is
 * nobody to ask and `--yes` was not given.
 */
export async function confirm(question: string, isYes: boolean): Promise<void> {
  if (isYes) return
  if (!process.stdin.isTTY) throw new ConfigError(`${question} Nothing was done: say --yes to do it`)
  const terminal = createInterface({input: process.stdin, output: process.stderr})
  try {
    const answer = await terminal.question(`${question} Type yes to go on: `)
    if (answer.trim().toLowerCase() !== 'yes') throw new ConfigError('Nothing was done')
  } finally {
    terminal.close()
  }
}
