import {Part} from '../../support/part.ts'
import {siteEnvironment, type TestLake} from '../../support/stack.ts'

export const subjectNames = ['ours', 'off', 'next'] as const
export type SubjectName = (typeof subjectNames)[number]

/** What a subject is called in a report. */
export const subjectTitles: Record<SubjectName, string> = {
  ours: 'page cache',
  off: '`PAGE_CACHE=off`',
  next: 'stock `next start`',
}

const commands: Record<SubjectName, string[]> = {
  ours: ['scripts/serve.ts'],
  off: ['scripts/serve.ts'],
  next: ['node_modules/next/dist/bin/next', 'start'],
}

/** Where the servers of one build listen, one at a time. */
export interface Place {
  lake: TestLake
  port: number
  distDir: string
}

/** One way to serve a build; not started yet. Without our cache in front Next.js has all the room for its own that it takes by default. */
export function subjectPart(
  name: SubjectName,
  {lake, port, distDir}: Place,
  launcher: string[] = [],
  flags: string[] = [],
): Part {
  return new Part(
    [...flags, ...commands[name], '--port', String(port), '--hostname', '127.0.0.1'],
    {...siteEnvironment(lake, port, distDir), ...(name !== 'ours' && {PAGE_CACHE: 'off'})},
    `http://127.0.0.1:${port}/api/health`,
    launcher,
  )
}
