import type {SanityClient} from '@sanity/client'

import {systemClock} from '../../../lib/clock.ts'
import {countedFrom, type PageReport, staleAfterMs} from '../../../lib/receipts.ts'
import {fetchPublished, pathsShowing} from '../../receipts/addresses.ts'
import {receiptDocument, receiptPages} from '../../receipts/receiptDocument.ts'
import {unasked} from '../../receipts/watchPage.ts'
import {watchPages} from '../../receipts/watchPages.ts'
import type {Publish} from './useOwnPublishes.ts'

/** A publish is followed this long, in milliseconds. */
export const followedMs = 10 * 60_000

/** As long as a timer can wait. */
const longestWaitMs = 2 ** 31 - 1

/** A publish and how far readers have it. */
export interface FollowedPublish {
  /** The id of its receipt. */
  id: string
  documentId: string
  title: string
  revision: string
  /** ISO 8601 */
  publishedAt: string
  reports: readonly PageReport[]
  /** How many pages show the document besides those that are asked. */
  more: number
  /** Whether it takes longer than it should. */
  isStale: boolean
  /** Why the receipt could not be written to the lake; null when it was. */
  unkept: string | null
}

interface Following {
  client: SanityClient
  publishedBy: string | null
  /** Where this Studio's site is, without a trailing slash. */
  site: string
  wait(milliseconds: number): Promise<boolean>
  signal: AbortSignal
  onChange(publish: FollowedPublish): void
}

/**
 * Follows a publish until readers have it on every page that shows it, and keeps the receipt in the lake. Does nothing for a
 * document that no page shows.
 */
export async function followPublish(publish: Publish, following: Following): Promise<void> {
  const {client, publishedBy, site, wait, signal, onChange} = following
  const noticedAt = systemClock.now().toISOString()
  const {documentId, revision} = publish
  const document = await fetchPublished(client, documentId)
  const {paths, more} = document ? pathsShowing(document) : {paths: [], more: 0}
  if (!document || paths.length === 0) return

  const publishedAt = countedFrom(publish.at, noticedAt)
  const reports = paths.map((path) => unasked(site + path))
  const receipt = receiptDocument({
    documentId,
    documentType: document._type,
    revision,
    publishedAt,
    publishedBy,
    reports,
  })
  const title = document.title ?? (document._type === 'siteSettings' ? 'Site settings' : 'Untitled')
  let state: FollowedPublish = {
    id: receipt._id,
    documentId,
    title,
    revision,
    publishedAt,
    reports,
    more,
    isStale: false,
    unkept: null,
  }
  function change(changed: Partial<FollowedPublish>): void {
    state = {...state, ...changed}
    if (!signal.aborted) onChange(state)
  }
  /** Readers matter more than the note of it: what goes wrong with it is told and holds up nothing. */
  async function keep(write: () => Promise<unknown>): Promise<void> {
    await write().then(
      () => change({unkept: null}),
      (error: unknown) => change({unkept: error instanceof Error ? error.message : String(error)}),
    )
  }
  const update = async () =>
    keep(async () => client.patch(receipt._id).set(receiptPages(state.reports)).commit())

  change({})
  const made = keep(async () => client.create(receipt))
  const timer = setTimeout(() => {
    change({isStale: true})
    void made.then(update)
  }, staleAfterMs)
  const isGivenUp = () => state.reports.some((report) => report.state === 'givenUp')
  do {
    await watchPages(
      state.reports.filter((report) => report.state !== 'seen').map(({address}) => address),
      {documentId, revision, publishedAt},
      {
        clock: systemClock,
        patienceMs: followedMs,
        presentRevision: async () => (await client.getDocument(documentId))?._rev ?? null,
        wait,
        signal,
        onTry: (report) =>
          change({reports: state.reports.map((one) => (one.address === report.address ? report : one))}),
      },
    )
    clearTimeout(timer)
    await made
    await update()
    // What was given up is asked again only when somebody has the pages made anew.
  } while (!signal.aborted && isGivenUp() && (await wait(longestWaitMs)) && !signal.aborted)
}
