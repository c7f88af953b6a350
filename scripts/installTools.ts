import {spawnSync} from 'node:child_process'

import {findChromium} from '../tests/support/chromium.ts'
import {findRedis} from '../tests/support/redis.ts'

/** A program that tests need and npm does not bring. */
interface Tool {
  name: string
  find: () => string | null
  /** Ways to get it, tried in turn; each is a row of commands. */
  installers: [program: string, ...args: string[]][][]
  /** What to do when no way worked. */
  advice: string
}

const tools: Tool[] = [
  {
    name: 'browser',
    find: findChromium,
    installers: [debian('chromium'), [['npx', 'playwright', 'install', 'chromium']]],
    advice: 'install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH',
  },
  {
    name: 'Redis',
    find: findRedis,
    // Debian may start it as a service as well: tests start their own, on ports that are free.
    installers: [debian('redis-server')],
    advice: 'install it (Debian: apt-get install redis-server) or set REDIS_SERVER_PATH',
  },
]

function debian(name: string): Tool['installers'][number] {
  return [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', name],
  ]
}

/** Makes sure that there is what tests need. Throws an error that says how to get it when nothing works. */
export function installTools(): void {
  for (const {name, find, installers, advice} of tools) {
    for (const commands of installers) if (find() === null) install(name, commands)
    if (find() === null) throw new Error(`There is no ${name} to test with: ${advice}.`)
  }
}

function install(name: string, commands: Tool['installers'][number]): void {
  for (const [program, ...args] of commands) {
    process.stdout.write(`> ${name}: ${program} ${args.join(' ')}\n`)
    const {status} = spawnSync(program, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    })
    if (status !== 0) return
  }
}
