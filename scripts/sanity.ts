import {spawnSync} from 'node:child_process'

import {cliEnvironment} from '../sanity/lake/officialCli.ts'
import {loadEnvironment, readSettings} from './environment.ts'

// The unmodified `sanity` command, pointed at the lake that the site uses: `npm run sanity -- dataset export production`.
const environment = loadEnvironment(process.env)
const {content, lake} = readSettings(environment)
const reach = lake && content.apiHost ? cliEnvironment(content.apiHost, lake.adminToken, environment) : {}
const command = ['node_modules/@sanity/cli/bin/run.js', ...process.argv.slice(2)]
const {status} = spawnSync(process.execPath, command, {
  stdio: 'inherit',
  env: {...process.env, ...environment, ...reach},
})
process.exitCode = status ?? 1
