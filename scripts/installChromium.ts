import {spawnSync} from 'node:child_process'

import {findChromium} from '../tests/support/chromium.ts'

const installers: [program: string, ...args: string[]][][] = [
  [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', 'chromium'],
  ],
  [['npx', 'playwright', 'install', 'chromium']],
]

/** Makes sure that there is a browser to test with. Throws an error that says how to get one when nothing works. */
export async function installChromium(): Promise<void> {
  for (const commands of installers) {
    if (findChromium()) return
    for (const [program, ...args] of commands) {
      process.stdout.write(`> browser: ${program} ${args.join(' ')}\n`)
      const {status} = spawnSync(program, args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
      })
      if (status !== 0) break
    }
  }
  if (!findChromium()) {
    throw new Error(
      'No browser to test with: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    )
  }
}
