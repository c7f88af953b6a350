import {setTimeout as pause} from 'node:timers/promises'

import {systemClock} from '../../lib/clock.ts'
import {TagLog} from '../../lib/tagLog.ts'
import type {SharedCache} from '../webNode.ts'
import {openDropLink, type DropLink} from './dropLink.ts'
import {elapsed} from './elapsed.ts'
import {catchUp, type OwnCopies} from './missed.ts'
import type {RedisEnv} from './readRedisEnv.ts'
import {openSharedPages} from './sharedPages.ts'

/** How often each server asks whether it has missed something: so it learns that it is cut off, and that Redis was emptied. */
const beatMs = 1_000
const firstBackOffMs = 100
const longestBackOffMs = 5_000

export interface SharedCacheOptions {
  redis: RedisEnv
  /** Names the site: its servers share what is dropped. */
  site: string
  /** Names the build: pages are shared by servers that run the same one. */
  buildId: string
  own: OwnCopies
  /** How many dropped tags are remembered one by one. */
  mostTags?: number
}

/**
 * Shares dropped tags and rendered pages with the site's other servers through Redis, for as long as the process runs. Begins cut off,
 * and connects by itself, as often as it has to.
 *
 * A server that is connected hears of every drop. One that is cut off goes on with what it has, and drops all of it each time that
 * `staleMs` have passed; when it is back, it drops what it has missed, or everything when nobody can tell any more what that was, and
 * tells the others what it was told meanwhile. Then only it says that it is connected.
 */
export function connectSharedCache({redis, site, buildId, own, mostTags = 50_000}: SharedCacheOptions) {
  const room = `perennial:${site}`
  const log = new TagLog(mostTags)
  const pages = openSharedPages(redis, `${room}:${buildId}`)
  const closing = new AbortController()
  /** Tags that were dropped here and that others may not have heard of. */
  const untold = new Set<string>()
  /** Null while cut off. */
  let link: DropLink | null = null
  let since = systemClock.now().toISOString()
  /** The last moment at which nothing had been missed, in milliseconds of `performance.now()`. */
  let upToDateAt = performance.now()
  let staleTimer: NodeJS.Timeout | undefined
  let isReported = false

  /** Holds one connection until it ends; throws how it ended. */
  async function stayConnected(): Promise<never> {
    const opened = await openDropLink(redis, {room, mostTags}, ({isOwn, position, floor, tags}) => {
      if (log.position < floor) catchUp(log, own, log.position, {position: floor, floor, drops: []})
      log.drop(tags, position)
      // Its own were dropped before the others were told.
      if (!isOwn) own.drop(tags)
    })
    try {
      for (;;) {
        const known = log.position
        const askedAt = performance.now()
        catchUp(log, own, known, await opened.missedSince(known))
        upToDateAt = askedAt
        await tellUntold(opened)
        if (link === null) becomeConnected(opened)
        await pause(beatMs, undefined, {signal: opened.ended, ref: false})
      }
    } catch (error) {
      throw opened.ended.aborted ? opened.ended.reason : error
    } finally {
      opened.close()
    }
  }

  /** Tells the others of tags that were dropped here; they are told later when it cannot be done now. */
  async function tell(through: DropLink | null, tags: readonly string[]): Promise<void> {
    try {
      if (through === null) throw new Error('Redis cannot be reached: the other servers were not told.')
      await through.drop(tags, log.position)
    } catch (error) {
      for (const tag of tags) untold.add(tag)
      throw error
    }
  }

  async function tellUntold(through: DropLink): Promise<void> {
    if (untold.size === 0) return
    const tags = [...untold]
    untold.clear()
    await tell(through, tags)
  }

  function becomeConnected(opened: DropLink): void {
    link = opened
    since = systemClock.now().toISOString()
    clearTimeout(staleTimer)
    if (isReported) process.stderr.write('Redis is back: this server has caught up with the others.\n')
    isReported = false
  }

  function becomeCutOff(error: unknown): void {
    if (link !== null) {
      link = null
      since = systemClock.now().toISOString()
      dropWhenStale(Math.max(0, upToDateAt + redis.staleMs - performance.now()))
    }
    if (isReported) return
    isReported = true
    const seconds = redis.staleMs / 1_000
    process.stderr.write(
      `Redis cannot be reached (${reason(error)}): until it can, this server drops all it has every ${seconds} s.\n`,
    )
  }

  function dropWhenStale(inMs: number): void {
    staleTimer = setTimeout(() => {
      own.dropAll()
      dropWhenStale(redis.staleMs)
    }, inMs).unref()
  }

  async function reconnect(): Promise<void> {
    for (let backOffMs = firstBackOffMs; !closing.signal.aborted;) {
      try {
        await stayConnected()
      } catch (error) {
        if (closing.signal.aborted) return
        backOffMs = link === null ? Math.min(longestBackOffMs, backOffMs * 2) : firstBackOffMs
        becomeCutOff(error)
      }
      await elapsed(backOffMs * (0.5 + Math.random() / 2), closing.signal)
    }
  }

  own.dropAll()
  dropWhenStale(redis.staleMs)
  const ended = reconnect()

  const shared: SharedCache = {
    async drop(tags) {
      if (tags.length === 0) return
      own.drop(tags)
      await tell(link, tags)
    },
    position: () => log.position,
    async getPage(key) {
      const stored = link && (await pages.get(key))
      if (link === null || stored === null || log.isDropped(stored.tags, stored.begunAt)) return null
      return stored.page
    },
    async setPage(key, page, tags, begunAt) {
      if (link === null || log.isDropped(tags, begunAt)) return
      await pages.set(key, {begunAt, tags: [...tags], page})
    },
    figures: () => ({state: link === null ? 'cut off' : 'connected', since}),
  }

  return {
    shared,
    /** Ends all connections. */
    async close(): Promise<void> {
      closing.abort()
      clearTimeout(staleTimer)
      link?.close()
      pages.close()
      await ended
    },
  }
}

/** What went wrong, in one line. A host with several addresses fails once for each. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ')
  return error instanceof Error ? error.message : String(error)
}
