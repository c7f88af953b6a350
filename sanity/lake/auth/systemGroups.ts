import type {Project} from '../project.ts'
import {listMembers} from './members.ts'
import {roleMay, tokenRoles, type Role} from './roles.ts'

/** The one form in which the Studio asks; what is more than that goes to the documents, among which there are no groups. */
const groupsQuery = /^\s*\*\[\s*_type\s*==\s*"system\.group"\s*\]\s*(?:\{\s*([\w,\s]*?)\s*\}\s*)?$/

/**
 * The answer to `*[_type == "system.group"]{members, grants}`, or null for another question. The hosted service keeps a
 * document in each dataset for what the members of a role may do; the Studio reads them to know whom a comment can mention.
 * Here they are made up from the roles, and nobody can write them.
 */
export function answerGroupsQuery(
  project: Project,
  query: string,
  role: Role,
): Record<string, unknown>[] | null {
  const match = groupsQuery.exec(query)
  if (!match) return null
  if (!roleMay(role, 'readUnpublished')) return []
  const members = listMembers(project)
  const groups = tokenRoles.map((name) => ({
    _id: `_.groups.${name}`,
    _type: 'system.group',
    members: members.filter((member) => member.role === name).map(({id}) => id),
    grants: [{filter: '_id in path("**")', permissions: permissionsOf(name)}],
  }))
  const fields = match[1]?.split(',').map((field) => field.trim())
  if (!fields) return groups
  return groups.map((group) =>
    Object.fromEntries(Object.entries(group).filter(([name]) => fields.includes(name))),
  )
}

/** What a role may do with documents, as the Studio's access lists write it. */
export function permissionsOf(role: Role): string[] {
  return roleMay(role, 'mutate') ? ['read', 'create', 'update'] : ['read']
}
