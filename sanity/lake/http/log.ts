import type {LakeConfig} from '../config.ts'

/** Writes one line to standard error, unless the lake was told to be silent. */
export function logLine(config: LakeConfig, line: string): void {
  if (config.logLevel !== 'silent') process.stderr.write(`lake: ${line}\n`)
}

/** An unexpected error as the log shows it: with where it came from. Never for a client. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
