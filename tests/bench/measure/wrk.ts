import {spawn, spawnSync, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {z} from 'zod'

const script = fileURLToPath(new URL('load.lua', import.meta.url))

/** What is asked for, and how hard. */
export interface Load {
  /** The server's address, without a path. */
  origin: string
  /** One path is asked for again and again, several in turn. */
  paths: string[]
  headers: Record<string, string>
  seconds: number
  connections: number
  /** How long each connection waits between two requests, in milliseconds; 0 asks as fast as it is answered. */
  pauseMs?: number
  /** What goes before the command, such as `taskset -c 1`. */
  launcher?: string[]
}

const count = z.int().nonnegative()
const resultShape = z.object({
  requests: count,
  micros: count,
  bytes: count,
  p50Micros: count,
  p99Micros: count,
  errors: z.object({connect: count, read: count, write: count, status: count, timeout: count}),
})

/** What wrk saw. `bytes` counts heads as well. */
export interface LoadResult {
  requests: number
  requestsPerSecond: number
  bytesPerRequest: number
  p50Ms: number
  p99Ms: number
}

/**
 * Reads what wrk printed under our script: its last line.
 *
 * @throws when a request failed, or there was none
 */
export function readLoadResult(output: string): LoadResult {
  const {requests, micros, bytes, p50Micros, p99Micros, errors} = resultShape.parse(
    JSON.parse(output.trim().split('\n').at(-1) ?? ''),
  )
  const failures = Object.entries(errors).filter(([, failed]) => failed > 0)
  if (failures.length > 0 || requests === 0) {
    const what = failures.map(([name, failed]) => `${name}: ${failed}`).join(', ')
    throw new Error(`Of ${requests} requests some failed (${what || 'all'}).`)
  }
  return {
    requests,
    requestsPerSecond: requests / (micros / 1e6),
    bytesPerRequest: bytes / requests,
    p50Ms: p50Micros / 1_000,
    p99Ms: p99Micros / 1_000,
  }
}

/** Begins a load; `ended` is its result, `stop` ends it early. */
export function beginLoad(load: Load): {ended: Promise<LoadResult>; stop(): void} {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-load-'))
  const [first = '/'] = load.paths
  const listed = load.paths.length > 1 ? join(folder, 'paths') : ''
  if (listed) writeFileSync(listed, `${load.paths.join('\n')}\n`)
  const headers = Object.entries(load.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const effort = ['-t', '1', '-c', String(load.connections), '-d', `${load.seconds}s`, '--timeout', '30s']
  const [program = 'wrk', ...args] = (load.launcher ?? []).concat(
    ['wrk', '--latency', ...effort, ...headers, '-s', script, load.origin + first],
    ['--', listed, String(load.pauseMs ?? 0)],
  )
  const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'inherit']})
  const ended = outputOf(child)
    .then(readLoadResult)
    .finally(() => rmSync(folder, {recursive: true, force: true}))
  return {ended, stop: () => child.kill('SIGINT')}
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`wrk ended with ${code}: ${output}`)
  return output
}

const packages = {wrk: 'wrk', taskset: 'util-linux'}

/** Throws with the way out when a program that the measuring needs is not installed. */
export function requirePrograms(...names: (keyof typeof packages)[]): void {
  for (const name of names) {
    if (spawnSync(name, ['--version']).error)
      throw new Error(`"${name}" is not installed: on Debian, apt-get install ${packages[name]}.`)
  }
}
