import {median} from '../measure/statistics.ts'
import type {Subject} from './subject.ts'

const starts = 3

/** The lake's process at one size. */
export interface MemoryResult {
  size: number
  /** From the start of the process to the answer of its first query, in milliseconds. */
  startMs: number
  /** Resident memory in bytes: right after that, and after all the queries of the bench. */
  idleBytes: number
  loadedBytes: number
}

/** Starts every lake anew some times. The loaded figure is read by calling `loaded` after the queries. */
export async function measureStarts(subjects: Subject[]): Promise<{loaded(): MemoryResult[]}> {
  const idle: Omit<MemoryResult, 'loadedBytes'>[] = []
  for (const subject of subjects) {
    const times: number[] = []
    for (let count = 0; count < starts; count += 1) times.push(await subject.restart())
    idle.push({size: subject.size, startMs: median(times), idleBytes: subject.residentBytes()})
  }
  return {
    loaded: () =>
      subjects.flatMap((subject, index) => {
        const before = idle[index]
        return before ? [{...before, loadedBytes: subject.residentBytes()}] : []
      }),
  }
}
