import {readdirSync, readFileSync} from 'node:fs'

/** What Linux counts processor time in, whatever the kernel's own clock is (`getconf CLK_TCK`). */
const ticksPerSecond = 100

/** What is needed of `/proc/<pid>/stat`: the process that started it, and its time on the processor in milliseconds. */
export function readStat(text: string): {parent: number; cpuMs: number} {
  // The second field is the command in brackets, and may have anything in it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number)
  return {parent: parent ?? 0, cpuMs: (((user ?? 0) + (system ?? 0)) / ticksPerSecond) * 1_000}
}

/** A figure of `/proc/<pid>/smaps_rollup`, such as `Pss`, in bytes. */
export function readSmaps(text: string, name: 'Rss' | 'Pss'): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]) * 1024
}

/** A process and all that it started, and they. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readProcess(Number(name), 'stat')
    if (stat !== null) parents.set(Number(name), readStat(stat).parent)
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root)
}

/** The time that a process and all that it started have been on the processor, in milliseconds. */
export function cpuMsOf(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + readStat(readProcess(pid, 'stat') ?? '').cpuMs, 0)
}

/** Memory of a process in bytes. */
export interface Memory {
  pid: number
  /** All pages that it has in memory. */
  rss: number
  /** The same, with each shared page divided among those that share it. */
  pss: number
}

/** The memory of a process and of each that it started. */
export function memoryOf(root: number): Memory[] {
  return processTree(root).flatMap((pid) => {
    const smaps = readProcess(pid, 'smaps_rollup')
    return smaps === null ? [] : [{pid, rss: readSmaps(smaps, 'Rss'), pss: readSmaps(smaps, 'Pss')}]
  })
}

/** A file of a process, or null when the process is gone. */
function readProcess(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return null
    throw error
  }
}
