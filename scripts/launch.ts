import {setTimeout as pause} from 'node:timers/promises'

import {systemClock} from '../lib/clock.ts'
import {contentClient} from '../sanity/client.ts'
import {ensureSiteWebhook} from '../sanity/ensureSiteWebhook.ts'
import {reportChange} from '../sanity/reportChange.ts'
import {seed, seedReport} from '../sanity/seed/seed.ts'
import {buildState} from './build.ts'
import {compileCache} from './compileCache.ts'
import {loadEnvironment, readSettings, type Environment, type Settings} from './environment.ts'
import {preflight} from './preflight.ts'
import {Processes} from './processes.ts'
import {holdToBudget} from './weight.ts'

/** How long a part may take until it answers. */
const readyWithinMs = 60_000
const readyPollMs = 100

/**
 * Starts everything: the local lake (unless a hosted project is set), its first content, the build, the site.
 *
 * @param mode `start` serves a production build, `dev` reloads as files change.
 */
export async function launch(mode: string | undefined): Promise<void> {
  const processes = new Processes()
  try {
    if (mode !== 'start' && mode !== 'dev') throw new Error(`Unknown mode "${mode}": use start or dev.`)
    const environment = withDefaults(loadEnvironment(process.env), mode)
    const settings = readSettings(environment)
    await preflight(settings)
    if (settings.lake) await startLake(processes, environment, settings, mode)
    const isFreshBuild = mode === 'start' && (await build(processes, environment))
    if (processes.stopping) return
    const server = mode === 'dev' ? ['node_modules/next/dist/bin/next', 'dev'] : ['scripts/serve.ts']
    const address = ['--port', String(settings.sitePort), '--hostname', settings.siteHost]
    processes.start('site', [process.execPath, ...server, ...address], environment)
    await answers(`http://${settings.siteHost}:${settings.sitePort}/api/health`, processes)
    if (processes.stopping) return
    // One of several servers drops what it has by itself, and must not drop what the others have.
    if (!isFreshBuild && settings.redis === null) await dropAllPages(settings, environment)
    announce(settings, environment)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    await processes.stop(1)
  }
}

function withDefaults(environment: Environment, mode: 'start' | 'dev'): Environment {
  return {
    ...compileCache,
    ...environment,
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function startLake(
  processes: Processes,
  environment: Environment,
  {content, lake, siteHost, sitePort}: Settings,
  mode: 'start' | 'dev',
): Promise<void> {
  if (!lake) return
  const watch = mode === 'dev' ? ['--watch-path=sanity/lake'] : []
  processes.start('lake', [process.execPath, ...watch, 'sanity/lake/cli.ts', 'start'], {
    ...environment,
    LAKE_PUBLIC_URL: content.apiHost ?? undefined,
    LAKE_PROJECT_ID: content.projectId,
    LAKE_DATASET: content.dataset,
  })
  const address = `http://${lake.host}:${lake.port}`
  await answers(`${address}/v1/ping`, processes)
  if (processes.stopping) return
  const client = contentClient({...content, apiHost: address}, {token: lake.adminToken, maxRetries: 0})
  for (const line of seedReport(await seed(client))) process.stdout.write(`${line}\n`)
  await ensureSiteWebhook(client, `http://${siteHost}:${sitePort}`, lake.webhookSecret)
}

/** Builds the site when something that goes into it changed; tells whether it did. */
async function build(processes: Processes, environment: Environment): Promise<boolean> {
  const state = buildState(environment)
  if (state.isCurrent()) return false
  await processes.run('build', [process.execPath, 'node_modules/next/dist/bin/next', 'build'], environment)
  if (processes.stopping) return true
  holdToBudget(environment.NEXT_DIST_DIR || '.next')
  state.finished()
  return true
}

/**
 * Lets every page be rendered anew at its next request. Next.js keeps pages on disk but forgets, when it stops, which of them
 * had been dropped: without this, a page that was dropped just before would come back as it was.
 */
async function dropAllPages(
  {siteHost, sitePort}: Settings,
  {SANITY_WEBHOOK_SECRET: secret}: Environment,
): Promise<void> {
  if (!secret) return
  const change = {id: 'siteSettings', type: 'siteSettings', before: null, after: null} as const
  await reportChange(
    {address: `http://${siteHost}:${sitePort}`, webhookSecret: secret},
    change,
    systemClock.now().toISOString(),
  )
}

/** Waits until an address answers at all. */
async function answers(url: string, processes: Processes): Promise<void> {
  for (let waited = 0; waited < readyWithinMs && !processes.stopping; waited += readyPollMs) {
    const answered = await fetch(url, {signal: AbortSignal.timeout(5_000)}).then(
      () => true,
      () => false,
    )
    if (answered) return
    await pause(readyPollMs)
  }
  if (!processes.stopping) throw new Error(`${url} did not answer within ${readyWithinMs / 1000} s.`)
}

function announce({content, siteUrl, lake}: Settings, environment: Environment): void {
  const signIn = lake
    ? `Sign in to the Studio with the password ${environment.LAKE_EDITOR_PASSWORD} (LAKE_EDITOR_PASSWORD in ${environment.ENV_FILE || '.env.local'}).`
    : 'Sign in to the Studio with your Sanity account.'
  process.stdout.write(
    [
      '',
      `  Site    ${siteUrl}`,
      `  Studio  ${siteUrl}/studio`,
      `  Lake    ${content.apiHost ?? `hosted by Sanity, project ${content.projectId}`}`,
      '',
      `  ${signIn}`,
      '  Ctrl-C stops everything.',
      '',
      '',
    ].join('\n'),
  )
}
