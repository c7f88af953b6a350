import {createServer, type ServerResponse} from 'node:http'
import {parseArgs} from 'node:util'

import next from 'next'

import {outagePage} from '../components/site/plainPage.ts'
import {contentSecurityPolicy} from '../lib/contentSecurity.ts'
import {withoutFrameworkScripts} from '../lib/frameworkScripts.ts'
import {readSanityEnv} from '../sanity/readEnv.ts'
import {isInDraftMode, keepPrivate, readDraftModeSecret, takeNoCopies} from './draftMode.ts'
import {holdAnswer} from './heldAnswer.ts'

/**
 * Serves the production build: Next.js, and in front of it what needs to see an answer whole. Ends with 0 when it is told to,
 * after the answers that are under way.
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

const server = createServer((request, response) => {
  if (!ownAnswers.test(request.url ?? '')) {
    const isPreview = isInDraftMode(request, draftModeSecret)
    if (isPreview) takeNoCopies(request)
    holdAnswer(
      request,
      response,
      (body) => completePage(response, body, isPreview),
      () => {
        if (isPreview) keepPrivate(response)
      },
    )
  }
  if (request.url?.startsWith(changesPath)) {
    changeStreams.add(response)
    response.once('close', () => changeStreams.delete(response))
  }
  handle(request, response).catch((error: unknown) => {
    process.stderr.write(`${request.method} ${request.url} failed: ${String(error)}\n`)
    response.destroy()
  })
})

/**
 * A page with its policy. One that could not be made is empty until scripts run: another one takes its place. Every other one shows
 * all that it has without the framework's scripts, so readers are spared them; a preview has tools that need them.
 */
async function completePage(response: ServerResponse, body: Buffer, isPreview: boolean): Promise<Buffer> {
  if (!/^text\/html\b/.test(String(response.getHeader('content-type')))) return body
  const whole = response.statusCode < 500 ? body.toString() : (await outagePage()).toString()
  const page = isPreview ? whole : readersPage(whole)
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(page, imageOrigin, {isPreview}))
  return Buffer.from(page)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void app.close().then(() => process.exit(0)))
    server.closeIdleConnections()
    for (const stream of changeStreams) stream.destroy()
  })
}
server.listen(port, hostname)
