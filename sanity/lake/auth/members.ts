import type {Project} from '../project.ts'
import {openAccountTable} from './accounts.ts'
import {sharedRole} from './login.ts'
import {allPeople} from './people.ts'
import type {Role} from './roles.ts'

/** A person or a program that can do something here. */
export interface Member {
  id: string
  name: string
  email: string | null
  role: Role
  isRobot: boolean
  /** ISO 8601. */
  createdAt: string
}

/** Everyone with an account (without any account: everyone who signed in), then the programs that have a token now. */
export function listMembers({database, tokens}: Project): Member[] {
  const accounts = openAccountTable(database)
  const people = accounts.isEmpty()
    ? allPeople(database).map(({id, name, createdAt}) => personMember(id, name, null, sharedRole, createdAt))
    : accounts
        .list()
        .map(({personId, name, email, role, createdAt}) =>
          personMember(personId, name, email, role, createdAt),
        )
  const robots = new Map(
    tokens
      .list()
      .filter(({kind}) => kind !== 'session')
      .map(({userId, name, role, createdAt}) => [
        userId,
        {id: userId, name, email: null, role, isRobot: true, createdAt},
      ]),
  )
  return [...people, ...robots.values()]
}

/** As `listMembers`, with those who are members no longer: documents and their history go on naming them. */
export function findUsers(project: Project, ids: string[]): Member[] {
  const known = new Map<string, Member>()
  for (const person of allPeople(project.database)) {
    known.set(person.id, personMember(person.id, person.name, null, 'anonymous', person.createdAt))
  }
  for (const member of listMembers(project)) known.set(member.id, member)
  return ids.map((id) => known.get(id)).filter((member) => member !== undefined)
}

function personMember(id: string, name: string, email: string | null, role: Role, createdAt: string): Member {
  return {id, name, email, role, isRobot: false, createdAt}
}

const titles: Record<Role, string> = {
  outsider: 'Anonymous',
  anonymous: 'Anonymous',
  viewer: 'Viewer',
  editor: 'Editor',
  administrator: 'Administrator',
}

/** A role as the project endpoints write it. */
export function describeRole(role: Role): {name: string; title: string} {
  return {name: role, title: titles[role]}
}
