import {flushCompileCache} from 'node:module'
import {parseArgs} from 'node:util'

import {openAccountTable} from '../auth/accounts.ts'
import {readLakeConfig} from '../config.ts'
import {startLake} from '../server.ts'
import {print, type Command} from './command.ts'

/** `start`: serves the lake until a signal, or until the process that forked it has gone. */
export const command: Command = {
  usage: ['start                         Serve the Content Lake until Ctrl-C.'],

  async run(args) {
    parseArgs({args, options: {}})
    const config = readLakeConfig(process.env)
    const running = await startLake(config)
    print(
      `Content Lake ready on ${running.url} (${config.projectId}/${config.dataset}, files in ${config.dataDir})`,
    )
    if (config.generatedSecrets.length > 0 && process.env.LAKE_GENERATED_SECRETS !== 'true') {
      const hasAccounts = !openAccountTable(running.project.database).isEmpty()
      const signIn = hasAccounts
        ? ''
        : ` To sign in to the Studio, use the password ${config.editorPassword}.`
      print(
        `Made up for this run only: ${config.generatedSecrets.join(', ')}.${signIn} Set these variables to keep them.`,
      )
    }
    flushCompileCache()
    process.send?.('ready')
    await untilAsked(() => running.close())
  },
}

/** Waits for the signal to end, then closes. */
function untilAsked(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let isClosing = false
    function end(): void {
      // A second signal while closing means: now.
      if (isClosing) process.exit(1)
      isClosing = true
      close().then(resolve, reject)
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
    // Forked by a parent that has gone: nobody is left to stop this process.
    if (process.send) process.on('disconnect', end)
  })
}
