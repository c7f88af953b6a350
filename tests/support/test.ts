import {test as base, expect, type BrowserContext} from '@playwright/test'

import {startStack, type Stack} from './stack.ts'

/** Addresses outside the machine that the Studio asks for by itself: they are cut off so that nothing waits for them. */
const outside = /^https?:\/\/(?!([a-z]+\.)?localhost|127\.0\.0\.1|\[::1\])/

/** What a browser may say without failing a test: that an address outside was cut off. */
function isExpected(text: string, url: string): boolean {
  return outside.test(url) || /net::ERR_FAILED|Failed to fetch version for package/.test(text)
}

interface Fixtures {
  /** Whatever pages of this test said in their consoles or threw; the test fails when it is not empty at the end. */
  complaints: string[]
}

interface WorkerFixtures {
  /** The spec file's own name, given by `test.use`: files with different names never share a stack, and folders show it. */
  stackOf: string
  stack: Stack
}

/** Playwright's test with a stack for each spec file, and with consoles that fail the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stackOf: ['', {option: true, scope: 'worker'}],
  stack: [
    async ({stackOf}, use) => {
      const stack = await startStack(stackOf)
      await use(stack)
      await stack.close()
    },
    {scope: 'worker'},
  ],
  baseURL: async ({stack}, use) => use(stack.siteUrl),
  complaints: async ({context}, use) => {
    const complaints: string[] = []
    watch(context, complaints)
    await use(complaints)
  },
  context: async ({context}, use) => {
    await context.route(outside, (route) => route.abort())
    await use(context)
  },
  page: async ({page, complaints}, use) => {
    await use(page)
    expect(complaints, 'what the browser complained of').toEqual([])
  },
})

export {expect}

function watch(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    const {url} = message.location()
    if (!isExpected(message.text(), url)) complaints.push(`${message.type()}: ${message.text()} (${url})`)
  })
  context.on('weberror', (error) =>
    complaints.push(`thrown: ${error.error().stack ?? error.error().message}`),
  )
}
