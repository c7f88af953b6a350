import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {systemClock} from '../../lib/clock.ts'
import {answerInWords, type PageReport, pauseAfter} from '../../lib/receipts.ts'
import {readRevisions, type ShownRevision} from '../../lib/revisions.ts'
import {fetchPublished, pathsShowing} from './addresses.ts'
import {readPage} from './readPage.ts'
import {watchPages} from './watchPages.ts'

/** Whether readers have one document at one address as it is published now, in words that follow `subject`. */
export interface Finding {
  isFresh: boolean
  subject: string
  words: string
}

const publishedSchema = z.array(z.object({_id: z.string(), _rev: z.string(), _updatedAt: z.string()}))
const publishedQuery = '*[_id in $ids]{_id, _rev, _updatedAt}'

/**
 * Reads one page and says of each document that it shows whether it shows it as it is published now. Asks again, up to
 * `patienceMs`, until all are. Throws when the page cannot be read, is none of the site's, or when the lake does not answer.
 */
export async function checkAddress(
  client: SanityClient,
  {address, patienceMs}: {address: string; patienceMs: number},
): Promise<{findings: Finding[]; more: number}> {
  const began = performance.now()
  for (let tries = 1; ; tries += 1) {
    const findings = await lookAt(client, address)
    const left = patienceMs - (performance.now() - began)
    if (left <= 0 || findings.every(({isFresh}) => isFresh)) return {findings, more: 0}
    await new Promise((resume) => setTimeout(resume, Math.min(pauseAfter(tries), left)))
  }
}

async function lookAt(client: SanityClient, address: string): Promise<Finding[]> {
  const page = await readPage(address)
  if (!page.ok) throw new Error(`${address}: ${page.problem}.`)
  const shown = readRevisions(page.html)
  if (shown === null) {
    throw new Error(
      `${address} is not a page of the site, or none that shows documents: it names no revisions.`,
    )
  }
  const published = await askLake(() =>
    client.fetch<unknown>(
      publishedQuery,
      {ids: shown.map(({id}) => id)},
      {perspective: 'published', cache: 'no-store'},
    ),
  )
  const present = new Map(publishedSchema.parse(published).map((document) => [document._id, document]))
  return shown.map((one) => finding(one, present.get(one.id)))
}

function finding(
  {id, revision}: ShownRevision,
  present: z.infer<typeof publishedSchema>[number] | undefined,
): Finding {
  if (!present) {
    return {isFresh: false, subject: id, words: `it is no longer published, readers still see ${revision}.`}
  }
  return present._rev === revision
    ? {isFresh: true, subject: id, words: `readers see the present revision ${revision}.`}
    : {
        isFresh: false,
        subject: id,
        words: `readers see ${revision}, published is ${present._rev} since ${present._updatedAt}.`,
      }
}

/**
 * Asks the pages that show a document whether they show it as it is published now, each up to `patienceMs`; `more` is how many
 * were left out. Throws when there is no such published document, when no page shows it, or when the lake does not answer.
 *
 * @param document.id the published id
 * @param document.site where the pages are read, without a trailing slash
 */
export async function checkDocument(
  client: SanityClient,
  {id, site, patienceMs}: {id: string; site: string; patienceMs: number},
): Promise<{findings: Finding[]; more: number}> {
  const document = await askLake(() => fetchPublished(client, id))
  if (!document) throw new Error(`There is no published document "${id}", and it is no address either.`)
  const {paths, more} = pathsShowing(document)
  if (paths.length === 0)
    throw new Error(`No page of its own shows "${id}", a document of type "${document._type}".`)
  const expected = {documentId: id, revision: document._rev, publishedAt: document._updatedAt}
  const presentRevision = async () => (await fetchPublished(client, id))?._rev ?? null
  const addresses = paths.map((path) => site + path)
  const reports = await watchPages(addresses, expected, {clock: systemClock, patienceMs, presentRevision})
  return {findings: reports.map((report) => findingOf(report, document._rev)), more}
}

function findingOf({address, state, last}: PageReport, revision: string): Finding {
  return state === 'seen'
    ? {isFresh: true, subject: address, words: `readers see ${last?.revision ?? revision}.`}
    : {isFresh: false, subject: address, words: `${answerInWords(last)}, published is ${revision}.`}
}

async function askLake<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The content lake does not answer: ${reason}`, {cause: error})
  }
}
