import {parseArgs} from 'node:util'

import {systemClock} from '../../../lib/clock.ts'
import {isTokenRole} from '../auth/roles.ts'
import {issueRobotToken, openTokenStore, type TokenStore} from '../auth/tokens.ts'
import {ConfigError, readLakeConfig} from '../config.ts'
import {openProjectFile} from '../project.ts'
import {print, type Command} from './command.ts'

/** `token`: shows, makes and ends the tokens of programs. Works beside a running server, which takes note. */
export const command: Command = {
  usage: [
    'token list                    Show who has a token, and in which role.',
    'token create <name> [--role]  Make a robot token: viewer (default), editor or administrator.',
    'token revoke <name or id>     End a robot token at once.',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {role: {type: 'string', default: 'viewer'}},
    })
    const [action, name] = positionals
    const {role} = values
    const database = openProjectFile(readLakeConfig(process.env))
    const tokens = openTokenStore(database, systemClock)
    try {
      if (action === 'list') {
        for (const owner of tokens.list())
          print(`${owner.id}  ${owner.createdAt}  ${owner.role}  ${owner.kind}  ${owner.name}`)
      } else if (action === 'create' && name) {
        if (!isTokenRole(role))
          throw new ConfigError(`--role is "${role}": use viewer, editor or administrator`)
        print(issueRobotToken(tokens, {name, role}, systemClock.now()).token)
      } else if (action === 'revoke' && name) {
        revoke(tokens, name)
      } else {
        throw new ConfigError('Say what to do: token list, token create <name>, or token revoke <name>')
      }
    } finally {
      database.close()
    }
  },
}

function revoke(tokens: TokenStore, nameOrId: string): void {
  const robots = tokens.list().filter(({kind}) => kind === 'robot')
  const meant = robots.filter(({id, name}) => id === nameOrId || name === nameOrId)
  const [robot, another] = meant
  if (!robot) throw new ConfigError(`No robot token is called "${nameOrId}": see token list`)
  if (another)
    throw new ConfigError(`Several tokens are called "${nameOrId}": give the id of one, see token list`)
  tokens.revokeRobot(robot.id)
  print(`The token "${robot.name}" has ended.`)
}
