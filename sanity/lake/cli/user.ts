import type {DatabaseSync} from 'node:sqlite'
import {parseArgs} from 'node:util'

import {systemClock} from '../../../lib/clock.ts'
import {openAccountTable, type Account, type AccountTable} from '../auth/accounts.ts'
import {hashPassword} from '../auth/password.ts'
import {isTokenRole, type TokenRole} from '../auth/roles.ts'
import {ConfigError, readLakeConfig} from '../config.ts'
import {limits} from '../limits.ts'
import {openProjectFile} from '../project.ts'
import {print, type Command} from './command.ts'
import {takePassword} from './password.ts'

interface Wish {
  name?: string
  role?: string
  email?: string
  generate: boolean
}

/** `user`: who signs in to the Studio with a password of their own. Works beside a running server, which takes note. */
export const command: Command = {
  usage: [
    'user list                     Show who has an account, and in which role.',
    'user add <name> [--role] [--email]',
    '                              Make an account: viewer, editor (default) or administrator. From the first one on,',
    '                              only accounts sign in, and LAKE_EDITOR_PASSWORD opens nothing any more.',
    'user password <name>          Give another password. Open sign-ins end.',
    'user role <name> <role>       Give another role. Open sign-ins end.',
    'user remove <name>            Remove the account. Open sign-ins end; what was written keeps its author.',
    '  --generate                  Make the password up and print it, instead of asking for it.',
  ],

  async run(args) {
    const {values, positionals} = parseArgs({
      args,
      allowPositionals: true,
      options: {
        role: {type: 'string'},
        email: {type: 'string'},
        generate: {type: 'boolean', default: false},
      },
    })
    const [action, name, role = values.role] = positionals
    const database = openProjectFile(readLakeConfig(process.env))
    try {
      await act(database, action, {...values, name, role})
    } finally {
      database.close()
    }
  },
}

async function act(database: DatabaseSync, action: string | undefined, wish: Wish): Promise<void> {
  const accounts = openAccountTable(database)
  switch (action) {
    case 'list':
      for (const {name, role, email, createdAt} of accounts.list())
        print(`${createdAt}  ${role}  ${name}${email === null ? '' : `  ${email}`}`)
      return
    case 'add':
      return add(accounts, wish)
    case 'password': {
      const account = requireAccount(accounts, wish.name)
      accounts.setPasswordHash(account.personId, await hashPassword(await takePassword(wish)))
      return print(`${account.name} has another password; open sign-ins have ended.`)
    }
    case 'role': {
      const account = requireAccount(accounts, wish.name)
      const role = readRole(wish.role)
      accounts.setRole(account.personId, role)
      return print(`${account.name} is ${role} now; open sign-ins have ended.`)
    }
    case 'remove': {
      const account = requireAccount(accounts, wish.name)
      accounts.remove(account.personId)
      print(`${account.name} has no account any more.`)
      if (accounts.isEmpty())
        print(
          'That was the last account: whoever knows LAKE_EDITOR_PASSWORD may sign in again, as administrator.',
        )
      return undefined
    }
    default:
      throw new ConfigError('Say what to do: user list, add, password, role or remove')
  }
}

async function add(accounts: AccountTable, {name = '', role, email, generate}: Wish): Promise<void> {
  const typedName = name.trim()
  if (typedName === '' || typedName.length > limits.maxPersonNameLength)
    throw new ConfigError(`Give a name of 1 to ${limits.maxPersonNameLength} characters: user add <name>`)
  if (accounts.find(typedName))
    throw new ConfigError(`"${typedName}" has an account already: user password, user role`)
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email))
    throw new ConfigError(`--email is "${email}", which is not an address`)
  const account = {name: typedName, role: readRole(role ?? 'editor'), email: email ?? null}

  const passwordHash = await hashPassword(await takePassword({generate}))
  const isFirst = accounts.isEmpty()
  accounts.add({...account, passwordHash}, systemClock.now())
  print(`${account.name} may sign in as ${account.role}.`)
  if (isFirst) print('From now on only accounts sign in to the Studio; everyone else was signed out.')
}

function requireAccount(accounts: AccountTable, name: string | undefined): Account {
  if (!name) throw new ConfigError('Say whose account: the name comes after the command')
  const account = accounts.find(name)
  if (!account) throw new ConfigError(`"${name}" has no account: see user list`)
  return account
}

function readRole(role: string | undefined): TokenRole {
  if (isTokenRole(role)) return role
  throw new ConfigError(`The role is "${role ?? ''}": use viewer, editor or administrator`)
}
