/** The header by which Next.js's cache tells the server in front of it how a page stands. It does not leave the server. */
export const standingHeader = 'x-page-standing'

/** How a rendered page stands. */
export interface PageStanding {
  /** The server process whose log of dropped tags `begunAt` counts in. */
  node: string
  /** The position of that log at which the render began, or an earlier one. */
  begunAt: number
  /** Until when it is good if nothing is published, in milliseconds since 1970; null when that is for good. */
  dueAt: number | null
}

/** Writes a standing as a header. */
export function writeStanding({node, begunAt, dueAt}: PageStanding): string {
  return `${node} ${begunAt} ${dueAt ?? 'never'}`
}

/** Reads a standing; null for what is none. */
export function readStanding(header: unknown): PageStanding | null {
  const [, node = '', begunAt, dueAt] =
    /^(\S+) (\d+) (\d+(?:\.\d+)?|never)$/.exec(typeof header === 'string' ? header : '') ?? []
  if (node === '') return null
  return {node, begunAt: Number(begunAt), dueAt: dueAt === 'never' ? null : Number(dueAt)}
}
