import type {Project} from '../project.ts'
import {allPeople} from './people.ts'
import type {Role} from './roles.ts'

/** A person or a program that has, or had, a token. */
export interface Member {
  id: string
  name: string
  role: Role
  isRobot: boolean
  /** ISO 8601. */
  createdAt: string
}

/** Everyone known to the lake: people who signed in at least once, then the programs that have a token now. */
export function listMembers(project: Project): Member[] {
  const people = allPeople(project.database).map(({id, name, role, createdAt}) => ({
    id,
    name,
    role,
    isRobot: false,
    createdAt,
  }))
  const robots = project.tokens
    .list()
    .filter(({kind}) => kind !== 'session')
    .map(({userId, name, role, createdAt}) => ({id: userId, name, role, isRobot: true, createdAt}))
  return [...people, ...robots]
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
