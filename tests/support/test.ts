import {test as base, expect, type BrowserContext, type Page} from '@playwright/test'

import {startStack, type Stack} from './stack.ts'

/** Addresses outside the machine that the Studio asks for by itself: they are cut off so that nothing waits for them. */
const outside = /^https?:\/\/(?!([a-z]+\.)?localhost|127\.0\.0\.1|\[::1\])/

/**
 * What a browser may say without failing a test: that an address outside was cut off; that the Studio, on leaving a
 * page, said goodbye to presence a second time (it does so at `beforeunload` and again while its socket closes);
 * that one of two versions shown side by side is short enough not to scroll;
 * that a release in its present state refuses an action which the Studio tried without effect, to learn what it may offer;
 * that a task's form has no marks for changes; that a change came in which an answer to a query had shown already; and that a
 * preview beside the Studio, on a busy machine or while its page is exchanged, did not answer as soon as the Studio would have it.
 */
function isExpected(text: string, url: string): boolean {
  return (
    outside.test(url) ||
    text.startsWith('Failed to fetch version for package') ||
    text.startsWith('Service Worker registration blocked by Playwright') ||
    text === 'WebSocket is already in CLOSING or CLOSED state.' ||
    text.startsWith("[scroll-mirror] Element doesn't have overflow") ||
    text === 'Document out of sync, skipping mutation' ||
    text.startsWith('Error: No context provided for reporter.') ||
    text.startsWith('[@sanity/comlink] Received no response to message') ||
    text.startsWith('Unable to connect to visual editing.') ||
    (text.includes('status of 409') && /\/data\/actions\/\w+\?tag=sanity\.studio$/.test(url))
  )
}

/** The Studio asks for a receipt at once: a page that is new may be missing until the lake's webhook has told the site of it. */
function isEarlyReceipt(text: string, url: string, studio: string): boolean {
  const isPage = URL.canParse(url) && !/^\/(studio|api|_next|images|v\d)/.test(new URL(url).pathname)
  return text.includes('status of 404') && isPage && /^https?:\/\/[^/]+\/studio(\/|$)/.test(studio)
}

/** Lines of the lake's log that no use of the site or the Studio may cause: addresses it does not know, and failures. */
function defectsOf(log: string): string[] {
  return log.split('\n').filter((line) => /^lake: (unknown endpoint|5\d\d) /.test(line))
}

interface Fixtures {
  /** Set with `test.use` where the lake goes away on purpose: that the browser could not reach it is no complaint then. */
  outages: boolean
  /** A page in a browser of somebody else's: nothing is shared with `page` but the stack. */
  colleague: Page
  /** Whatever pages of this test said in their consoles or threw; the test fails when it is not empty at the end. */
  complaints: string[]
}

interface WorkerFixtures {
  /** The spec file's own name, given by `test.use`: files with different names never share a stack, and folders show it. */
  stackOf: string
  /** What the site's environment has besides the usual: `{REFRESH_TICKER: 'on'}` lets refreshes go live by themselves. */
  siteEnv: Record<string, string>
  stack: Stack
}

/** Playwright's test with a stack for each spec file, and with consoles and a lake's log that fail the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stackOf: ['', {option: true, scope: 'worker'}],
  siteEnv: [{}, {option: true, scope: 'worker'}],
  stack: [
    async ({stackOf, siteEnv}, use) => {
      const stack = await startStack(stackOf, siteEnv)
      await use(stack)
      const defects = defectsOf(stack.lake.part.output)
      await stack.close()
      expect(defects, 'what the lake could not answer').toEqual([])
    },
    {scope: 'worker'},
  ],
  baseURL: async ({stack}, use) => use(stack.siteUrl),
  outages: [false, {option: true}],
  complaints: async ({context, outages}, use) => {
    const complaints: string[] = []
    watch(context, complaints, outages)
    await use(complaints)
  },
  context: async ({context}, use) => {
    await context.route(outside, (route) => route.abort())
    await use(context)
  },
  colleague: async ({browser, stack, complaints, outages}, use) => {
    const context = await browser.newContext({baseURL: stack.siteUrl})
    await context.route(outside, (route) => route.abort())
    watch(context, complaints, outages)
    await use(await context.newPage())
    await context.close()
  },
  page: async ({page, complaints}, use) => {
    await use(page)
    expect(complaints, 'what the browser complained of').toEqual([])
  },
})

export {expect}

function watch(context: BrowserContext, complaints: string[], outages: boolean): void {
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    const {url} = message.location()
    if (outages && /net::ERR_\w+/.test(message.text())) return
    if (isEarlyReceipt(message.text(), url, message.page()?.url() ?? '')) return
    if (!isExpected(message.text(), url)) complaints.push(`${message.type()}: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) =>
    complaints.push(`thrown: ${error.error().stack ?? error.error().message}`),
  )
}
