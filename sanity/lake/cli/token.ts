import {parseArgs} from 'node:util'

import {isTokenRole} from '../auth/roles.ts'
import {ConfigError, readLakeConfig} from '../config.ts'
import {openLake} from '../lake.ts'
import {print, type Command} from './command.ts'

/** `token`: shows and makes the tokens of programs. */
export const command: Command = {
  usage: [
    'token list                    Show who has a token, and in which role.',
    'token create <name> [--role]  Make a robot token: viewer (default), editor or administrator.',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {role: {type: 'string', default: 'viewer'}},
    })
    const [action, name] = positionals
    const {role} = values
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
  },
}
