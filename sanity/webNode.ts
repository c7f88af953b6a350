import {TagLog} from '../lib/tagLog.ts'

/** How the page cache in front of Next.js has done since the server started. */
export interface PageCacheFigures {
  hits: number
  misses: number
  entries: number
  bytes: number
  mostBytes: number
}

/** What web servers share with each other when there are several. */
export interface SharedCache {
  /** Tells every server that tags are dropped, and waits until each that can be reached has dropped them. Throws when it cannot tell. */
  drop(tags: readonly string[]): Promise<void>
  /** The position of the log that all servers share, to be noted before a page is rendered. */
  position(): number
  /** A page that any of the servers rendered and that still holds, or null. */
  getPage(key: string): Promise<unknown>
  /** Keeps a page with its tags; `begunAt` is the shared position at which its render began. */
  setPage(key: string, page: unknown, tags: readonly string[], begunAt: number): Promise<void>
  figures(): {state: 'connected' | 'cut off'; since: string}
}

/** What one web server knows of itself. */
export interface WebNode {
  /** Tells this process from any other. */
  name: string
  /** The tags that were dropped here. */
  dropped: TagLog
  /** When a tag was dropped last, ISO 8601. */
  lastDropped: string | null
  pageCache: (() => PageCacheFigures) | null
  shared: SharedCache | null
}

declare global {
  var perennialWebNode: WebNode | undefined
}

/**
 * The web server that this code runs in. On the global object, because Next.js loads its cache by itself and bundles the routes,
 * so that each has a copy of this module.
 */
export const webNode: WebNode = (globalThis.perennialWebNode ??= {
  name: crypto.randomUUID(),
  dropped: new TagLog(),
  lastDropped: null,
  pageCache: null,
  shared: null,
})
