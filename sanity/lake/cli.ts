import {print, type Command} from './cli/command.ts'
import {ConfigError} from './config.ts'
import {describeError} from './http/log.ts'

/** Each command is loaded when it is asked for: `start` need not wait for what only `export` uses. */
const commands: Record<string, () => Promise<{command: Command}>> = {
  start: () => import('./cli/start.ts'),
  status: () => import('./cli/status.ts'),
  export: () => import('./cli/export.ts'),
  import: () => import('./cli/import.ts'),
  backup: () => import('./cli/backup.ts'),
  reset: () => import('./cli/reset.ts'),
  token: () => import('./cli/token.ts'),
  user: () => import('./cli/user.ts'),
}

const environmentHelp = `Environment: LAKE_PORT, LAKE_HOST, LAKE_DATA_DIR, LAKE_PROJECT_ID, LAKE_DATASET, LAKE_ALLOWED_ORIGINS, LAKE_LOG,
SANITY_API_READ_TOKEN, SANITY_API_WRITE_TOKEN, LAKE_ADMIN_TOKEN, LAKE_EDITOR_PASSWORD, SANITY_WEBHOOK_SECRET.
What each means and which default it has: .env.example.`

async function help(names: string[]): Promise<void> {
  print('Usage: lake <command>\n')
  for (const name of names) {
    const usage = (await commands[name]?.())?.command.usage ?? []
    for (const line of usage) print(`  ${line}`)
  }
  print(`\n${environmentHelp}`)
}

async function run([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') return help(Object.keys(commands))
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) throw new ConfigError(`There is no command "${name}": see --help`)
  if (args.includes('--help') || args.includes('-h')) return help([name])
  const {command} = await load()
  return command.run(args)
}

/** What an operator can put right is one line; anything else is a defect and shows where it came from. */
function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  const isWrongUse =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return isWrongUse ? `${error.message}. See --help` : describeError(error)
}

try {
  await run(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exit(1)
}
