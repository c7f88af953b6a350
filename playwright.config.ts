import {defineConfig} from '@playwright/test'

import {chromiumArguments, findChromium} from './tests/support/chromium.ts'

const executablePath = findChromium() ?? undefined

export default defineConfig({
  testDir: 'tests',
  testMatch: ['site/**/*.spec.ts', 'studio/**/*.spec.ts'],
  globalSetup: './tests/support/buildSite.ts',
  // Each spec file runs a lake, a site and a browser of its own, and the machine may have two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // The Studio redraws under an editor's hands, and a machine may be busy: a test that passes when tried again is reported.
  retries: process.env.CI ? 2 : 0,
  timeout: 240_000,
  expect: {timeout: 45_000},
  reporter: process.env.CI ? [['list'], ['json', {outputFile: 'test-results/browser.json'}]] : [['list']],
  use: {
    launchOptions: {...(executablePath ? {executablePath} : {}), args: chromiumArguments},
    // What it keeps would come between a test and the server.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
