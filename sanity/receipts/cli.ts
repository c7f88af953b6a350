import {parseArgs} from 'node:util'

import {durationInWords, lastSeen} from '../../lib/receipts.ts'
import {contentClient} from '../client.ts'
import {sanityEnv} from '../env.ts'
import {checkAddress, checkDocument, type Finding} from './check.ts'
import {fetchHistory} from './history.ts'
import {receiptSiteUrl} from './siteAddress.ts'

const usage = `Usage: npm run receipts -- [<address or document id>] [--watch <seconds>]

  without anything       the last receipts
  /top-backend-frameworks, https://example.org/…
                         whether that page shows what is published now
  framework-flask        whether every page that shows this document shows it as it is published now
  --watch 60             asks again until that is so, for as many seconds at most
`
const listed = 20

const print = (text: string) => process.stdout.write(`${text}\n`)
const env = process.env
const token = env.SANITY_API_READ_TOKEN || env.SANITY_API_WRITE_TOKEN
const client = contentClient(sanityEnv, {...(token ? {token} : {}), maxRetries: 0})

/** Prints the last receipts, the newest first. */
async function list(): Promise<void> {
  if (!token) throw new Error('SANITY_API_READ_TOKEN is not set: receipts are for people with a token.')
  const receipts = await fetchHistory(client, {limit: listed})
  for (const {publishedAt, title, documentId, pages} of receipts) {
    const last = lastSeen(pages)
    const standing = last
      ? `seen after ${durationInWords(last.milliseconds ?? 0)}`
      : `seen on ${pages.filter(({state}) => state === 'seen').length} of ${pages.length} pages`
    print(`${publishedAt}  ${title ?? documentId}: ${standing}`)
  }
  if (receipts.length === 0) print('There is no receipt yet.')
}

/** Prints what was found, one line for each page and document; exits with 1 when readers lack something. */
async function check(subject: string, patienceMs: number): Promise<void> {
  const site = receiptSiteUrl(env)
  const address = addressIn(subject, site)
  const {findings, more} = await (address === null
    ? checkDocument(client, {id: subject, site, patienceMs})
    : checkAddress(client, {address, patienceMs}))
  for (const finding of findings) print(inWords(finding))
  if (more > 0) print(`${more} more pages show it and were not asked.`)
  if (findings.some(({isFresh}) => !isFresh)) process.exitCode = 1
}

/** An address on the site or elsewhere, or null for the id of a document. */
function addressIn(subject: string, site: string): string | null {
  if (subject.startsWith('/')) return site + subject
  return /^https?:\/\//.test(subject) && URL.canParse(subject) ? subject : null
}

function inWords({isFresh, subject, words}: Finding): string {
  return `${isFresh ? 'fresh' : 'stale'}  ${subject}: ${words}`
}

/** `--watch` in milliseconds; 0 without it. Throws when it is no number of seconds. */
function patienceFrom(watch: string | undefined): number {
  if (watch === undefined) return 0
  const seconds = Number(watch)
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= 3600) return seconds * 1_000
  throw new Error(`--watch is "${watch}": expected seconds, from 1 to 3600.`)
}

try {
  const {positionals, values} = parseArgs({
    allowPositionals: true,
    options: {watch: {type: 'string'}, help: {type: 'boolean', short: 'h'}},
  })
  const [subject, ...others] = positionals
  if (values.help || others.length > 0) {
    process.stderr.write(usage)
    process.exitCode = values.help ? 0 : 2
  } else if (subject === undefined) await list()
  else await check(subject, patienceFrom(values.watch))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
