import {parseArgs} from 'node:util'

import {isTokenRole} from './auth/roles.ts'
import {ConfigError, readLakeConfig} from './config.ts'
import {describeError} from './http/log.ts'
import {openLake} from './lake.ts'
import {startLake} from './server.ts'

const help = `Usage: lake <command>

  start                         Serve the Content Lake until Ctrl-C.
  token list                    Show who has a token, and in which role.
  token create <name> [--role]  Make a robot token: viewer (default), editor or administrator.

Environment: LAKE_PORT, LAKE_HOST, LAKE_DATA_DIR, LAKE_PROJECT_ID, LAKE_DATASET, LAKE_ALLOWED_ORIGINS, LAKE_LOG,
SANITY_API_READ_TOKEN, SANITY_API_WRITE_TOKEN, LAKE_ADMIN_TOKEN, LAKE_EDITOR_PASSWORD, SANITY_WEBHOOK_SECRET.
What each means and which default it has: .env.example.
`

async function start(): Promise<void> {
  const config = readLakeConfig(process.env)
  const running = await startLake(config)
  print(
    `Content Lake ready on ${running.url} (${config.projectId}/${config.dataset}, files in ${config.dataDir})`,
  )
  if (config.generatedSecrets.length > 0 && process.env.LAKE_GENERATED_SECRETS !== 'true') {
    print(
      `Made up for this run only: ${config.generatedSecrets.join(', ')}. To sign in to the Studio, use the password ` +
        `${config.editorPassword}; set these variables to keep them.`,
    )
  }
  process.send?.('ready')

  let isClosing = false
  function close(): void {
    // A second signal while closing means: now.
    if (isClosing) process.exit(1)
    isClosing = true
    running.close().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
  // Forked by a parent that has gone: nobody is left to stop this process.
  if (process.send) process.on('disconnect', close)
}

function token(action: string | undefined, name: string | undefined, role: string): void {
  const lake = openLake(readLakeConfig(process.env))
  try {
    if (action === 'list') {
      for (const owner of lake.tokens.list())
        print(`${owner.createdAt}  ${owner.role}  ${owner.kind}  ${owner.name}`)
    } else if (action === 'create' && name) {
      if (!isTokenRole(role))
        throw new ConfigError(`--role is "${role}": use viewer, editor or administrator`)
      const owner = {userId: `robot-${name}`, name, role, kind: 'robot'} as const
      print(lake.tokens.issue(owner, lake.clock.now().toISOString()))
    } else {
      throw new ConfigError('Say what to do with tokens: token list, or token create <name>')
    }
  } finally {
    lake.close()
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(error: unknown): void {
  // What an operator can put right is one line; anything else is a defect and shows where it came from.
  const shown = error instanceof ConfigError ? error.message : describeError(error)
  process.stderr.write(`${shown}\n`)
  process.exit(1)
}

try {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {help: {type: 'boolean', short: 'h'}, role: {type: 'string', default: 'viewer'}},
  })
  const [command, action, name] = positionals
  if (values.help || !command) print(help)
  else if (command === 'start') await start()
  else if (command === 'token') token(action, name, values.role)
  else throw new ConfigError(`There is no command "${command}": see --help`)
} catch (error) {
  fail(error)
}
