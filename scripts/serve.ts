import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {parseArgs} from 'node:util'

import next from 'next'

import {outagePage} from '../components/site/plainPage.ts'
import {systemClock} from '../lib/clock.ts'
import {contentSecurityPolicy} from '../lib/contentSecurity.ts'
import {withoutFrameworkScripts} from '../lib/frameworkScripts.ts'
import {standingHeader} from '../lib/pageStanding.ts'
import {readSanityEnv} from '../sanity/readEnv.ts'
import {webNode} from '../sanity/webNode.ts'
import {isInDraftMode, keepPrivate, readDraftModeSecret, takeNoCopies} from './draftMode.ts'
import {holdAnswer} from './heldAnswer.ts'
import {answer} from './pageCache/answer.ts'
import {PageCache} from './pageCache/pageCache.ts'
import {pageRequest} from './pageCache/pageRequest.ts'
import {rendererOf} from './pageCache/render.ts'
import {readPageCacheSettings} from './pageCache/settings.ts'

/**
 * Serves the production build: Next.js, and in front of it the cache of published pages and what needs to see an answer whole. Ends
 * with 0 when it is told to, after the answers that are under way.
 */
const {values} = parseArgs({options: {port: {type: 'string'}, hostname: {type: 'string'}}})
const {hostname = 'localhost'} = values
const port = Number(values.port ?? 3000)

/** What Next.js and the Studio answer for themselves: files of the build, data, and pages with a policy of their own. */
const ownAnswers = /^\/(_next|api|studio)(\/|$)/

/** What a preview hears of changes through. */
const changesPath = '/api/draft-mode/changes'

const {apiHost} = readSanityEnv(process.env)
/** On the hosted lake pictures come from Sanity's CDN, on the local one through the site. */
const imageOrigin = apiHost === null ? 'https://cdn.sanity.io' : null

const readersPage =
  process.env.FRAMEWORK_SCRIPTS === 'keep' ? (html: string) => html : withoutFrameworkScripts

const app = next({dev: false, hostname, port})
await app.prepare()
const handle = app.getRequestHandler()
const draftModeSecret = readDraftModeSecret(process.env.NEXT_DIST_DIR || '.next')
/** They last as long as a preview is open, and would keep the server from ending. */
const changeStreams = new Set<ServerResponse>()

const pageCache = startPageCache()

const server = createServer((request, response) => {
  const asked = pageCache && pageRequest(request)
  if (!pageCache || !asked) return passOn(request, response)
  answer(pageCache, asked, request, response)?.catch((error: unknown) => fail(request, response, error))
})

/** The cache of published pages; null where it is turned off. */
function startPageCache(): PageCache | null {
  const settings = readPageCacheSettings(process.env)
  if (settings === null) return null
  const render = rendererOf({
    handle: (request, response) => {
      handle(request, response).catch((error: unknown) => fail(request, response, error))
    },
    authority: `${hostname}:${port}`,
    node: webNode.name,
    cdnAge: settings.cdnAge,
    finish: (html, status) => finishPage(html, status, false),
  })
  const cache = new PageCache({
    render,
    dropped: webNode.dropped,
    clock: systemClock,
    mostBytes: settings.mostBytes,
  })
  webNode.pageCache = () => cache.figures()
  return cache
}

/** Lets Next.js answer a request itself; what is for readers or for a preview is seen whole before it leaves. */
function passOn(request: IncomingMessage, response: ServerResponse): void {
  if (!ownAnswers.test(request.url ?? '')) {
    const isPreview = isInDraftMode(request, draftModeSecret)
    if (isPreview) takeNoCopies(request)
    holdAnswer(
      request,
      response,
      (body) => completeAnswer(response, body, isPreview),
      () => {
        response.removeHeader(standingHeader)
        if (isPreview) keepPrivate(response)
      },
    )
  }
  if (request.url?.startsWith(changesPath)) {
    changeStreams.add(response)
    response.once('close', () => changeStreams.delete(response))
  }
  handle(request, response).catch((error: unknown) => fail(request, response, error))
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  process.stderr.write(`${request.method} ${request.url} failed: ${String(error)}\n`)
  response.destroy()
}

async function completeAnswer(response: ServerResponse, body: Buffer, isPreview: boolean): Promise<Buffer> {
  if (!/^text\/html\b/.test(String(response.getHeader('content-type')))) return body
  const {html, policy} = await finishPage(body.toString(), response.statusCode, isPreview)
  response.setHeader('Content-Security-Policy', policy)
  return Buffer.from(html)
}

/**
 * A page with its policy. One that could not be made is empty until scripts run: another one takes its place. Every other one shows
 * all that it has without the framework's scripts, so readers are spared them; a preview has tools that need them.
 */
async function finishPage(
  whole: string,
  status: number,
  isPreview: boolean,
): Promise<{html: string; policy: string}> {
  const page = status < 500 ? whole : (await outagePage()).toString()
  const html = isPreview ? page : readersPage(page)
  return {html, policy: contentSecurityPolicy(html, imageOrigin, {isPreview})}
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void app.close().then(() => process.exit(0)))
    server.closeIdleConnections()
    for (const stream of changeStreams) stream.destroy()
  })
}
server.listen(port, hostname)
