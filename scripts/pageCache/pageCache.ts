import {LRUCache} from 'lru-cache'

import type {Clock} from '../../lib/clock.ts'
import type {TagLog} from '../../lib/tagLog.ts'
import type {PageCacheFigures} from '../../sanity/webNode.ts'
import {type Coding, encodeThoroughly} from './codings.ts'
import {Page, type Rendered} from './page.ts'
import type {PageRequest} from './pageRequest.ts'

/** For how long a page is shown whose time is up, or that was dropped and cannot be rendered anew. */
const mostStaleMs = 60 * 60 * 1000
/** A page that was asked for as often as this is worth being made as small as can be. */
const popularAfter = 16
/**
 * A page that was dropped while it was rendered is rendered anew for whoever came after that: once, or twice where Next.js shares a
 * render. Whatever comes after as many renders as this is no older than who asked.
 */
const mostTries = 5

/** How an answer came about: rendered for it, or an outdated page because rendering failed with this error. */
export interface Answer {
  page: Page
  failure: Error | null
}

/** Thrown by a render whose answer says that the server failed. */
class FailedRender extends Error {
  readonly page: Page

  constructor(page: Page) {
    super(`The renderer answered ${page.status}.`)
    this.page = page
  }
}

/**
 * Published pages as they are sent, bounded by their bytes; the one that was asked for least lately goes first. What a page is made
 * of has tags, and a page counts as outdated from the moment in which the log has one of them as dropped later than its render began:
 * nothing is looked for at that moment, so that it costs the same however many pages there are.
 */
export class PageCache {
  readonly #render: (request: PageRequest) => Promise<Rendered>
  readonly #dropped: TagLog
  readonly #clock: Clock
  readonly #pages: LRUCache<string, Page>
  readonly #renders = new Map<string, Promise<Page>>()
  readonly #mostBytes: number
  #isShrinking = false
  #hits = 0
  #misses = 0

  /** @param options.render - rejects, or answers with a status from 500 on, when it fails */
  constructor({
    render,
    dropped,
    clock,
    mostBytes,
  }: {
    render: (request: PageRequest) => Promise<Rendered>
    dropped: TagLog
    clock: Clock
    mostBytes: number
  }) {
    this.#render = render
    this.#dropped = dropped
    this.#clock = clock
    this.#mostBytes = mostBytes
    this.#pages = new LRUCache({maxSize: mostBytes, sizeCalculation: ({byteSize}) => byteSize})
  }

  figures(): PageCacheFigures {
    return {
      hits: this.#hits,
      misses: this.#misses,
      entries: this.#pages.size,
      bytes: this.#pages.calculatedSize,
      mostBytes: this.#mostBytes,
    }
  }

  /** The page that answers a request, if there is one. One whose time is up is given once more, and rendered meanwhile. */
  find(request: PageRequest): Page | null {
    const page = this.#pages.get(request.key)
    if (page === undefined || this.#isOutdated(page)) return null
    if (page.dueAt !== null) {
      const overdueMs = this.#now() - page.dueAt
      if (overdueMs > mostStaleMs) return null
      page.isOverdue = overdueMs > 0
      if (page.isOverdue) this.#renewUnseen(request)
    }
    this.#hits += 1
    page.asked += 1
    if (page.asked % popularAfter === 0) this.#shrink(request.key, page).catch(report)
    return page
  }

  /**
   * Has a page rendered, once for all who ask meanwhile, and keeps it if it may be kept. Nobody gets a page that was outdated when
   * they asked, unless rendering fails: then the last one stands in for an hour.
   */
  async make(request: PageRequest): Promise<Answer> {
    this.#misses += 1
    try {
      return {page: await this.#madeSince(request, this.#dropped.position), failure: null}
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const last = this.#pages.peek(request.key)
      if (last && this.#staleMs(last) <= mostStaleMs) return {page: last, failure: error}
      if (error instanceof FailedRender) return {page: error.page, failure: null}
      throw error
    }
  }

  /** The body of a page in a coding that it does not have yet. */
  async prepare(request: PageRequest, page: Page, coding: Coding): Promise<Buffer> {
    const body = await page.prepare(coding)
    this.#weighAnew(request.key, page)
    return body
  }

  async #madeSince(request: PageRequest, askedAt: number): Promise<Page> {
    for (let tries = 1; ; tries += 1) {
      const running = this.#renders.get(idOf(request))
      const page = await (running ?? this.#begin(request))
      // What is nobody else's belongs to the request that it was rendered for.
      if (!page.isShareable) return running ? this.#rendered(request) : page
      if (!this.#wasOutdated(page, askedAt)) return page
      if (tries === mostTries) {
        report(new Error(`${request.url} does not say that it was rendered anew, and is not kept.`))
        return page
      }
    }
  }

  #begin(request: PageRequest): Promise<Page> {
    const id = idOf(request)
    const render = this.#rendered(request).finally(() => this.#renders.delete(id))
    this.#renders.set(id, render)
    return render
  }

  async #rendered(request: PageRequest): Promise<Page> {
    const rendered = await this.#render(request)
    const page = new Page(rendered)
    if (page.status >= 500) throw new FailedRender(page)
    if (page.isKeepable && !this.#isOutdated(page)) this.#pages.set(request.key, page)
    return page
  }

  #isOutdated(page: Page): boolean {
    const {position} = this.#dropped
    if (page.validAt >= position) return false
    if (this.#dropped.isDropped(page.tags, page.validAt)) {
      page.outdatedSince ??= this.#now()
      return true
    }
    page.validAt = position
    return false
  }

  /** For how long a page has been outdated or overdue, as far as that was noticed; negative for one that is neither. */
  #staleMs(page: Page): number {
    const since = this.#isOutdated(page) ? page.outdatedSince : page.dueAt
    return this.#now() - (since ?? Number.POSITIVE_INFINITY)
  }

  /** Whether a page was outdated already when somebody asked for it. */
  #wasOutdated(page: Page, askedAt: number): boolean {
    return page.validAt < askedAt && this.#isOutdated(page)
  }

  #renewUnseen(request: PageRequest): void {
    if (this.#renders.has(idOf(request))) return
    this.#begin(request).catch(report)
  }

  /**
   * Makes a page smaller, for which nobody waits: one at a time, and for a tenth of the time at most. A page that comes while there is
   * another one comes again when it has been asked for as often once more.
   */
  async #shrink(key: string, page: Page): Promise<void> {
    if (this.#isShrinking || page.isSmall || !page.bodyIn('br')) return
    this.#isShrinking = true
    const began = this.#now()
    try {
      const bytes = await encodeThoroughly(await page.plain())
      page.isSmall = true
      if (this.#pages.peek(key) !== page || bytes.length >= (page.bodyIn('br')?.length ?? 0)) return
      page.replaceBody('br', {bytes, isCoded: true})
      this.#weighAnew(key, page)
    } finally {
      const restMs = 9 * (this.#now() - began)
      setTimeout(() => (this.#isShrinking = false), restMs).unref()
    }
  }

  /** Tells the cache that a page of it takes another number of bytes than before. */
  #weighAnew(key: string, page: Page): void {
    if (this.#pages.peek(key) === page) this.#pages.set(key, page, {size: page.byteSize})
  }

  #now(): number {
    return this.#clock.now().getTime()
  }
}

function idOf({url, accept}: PageRequest): string {
  return `${accept} ${url}`
}

function report(error: unknown): void {
  process.stderr.write(`The page cache: ${String(error)}\n`)
}
