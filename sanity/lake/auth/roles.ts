import type {Context} from 'hono'

import type {LakeEnv} from '../http/env.ts'
import {insufficientPermissions, unauthorized} from '../http/errors.ts'

/** Who may do more is later in this list. An outsider is who is anonymous at a private dataset. */
const ladder = ['outsider', 'anonymous', 'viewer', 'editor', 'administrator'] as const

export type Role = (typeof ladder)[number]

/** The roles that a person or a program can have. */
export const tokenRoles = ['viewer', 'editor', 'administrator'] as const satisfies Role[]

export type TokenRole = (typeof tokenRoles)[number]

/**
 * The least role that each thing needs: the one table of who may. Published documents of a public dataset are public;
 * a document id with a dot in it (drafts, versions, system documents) needs a token.
 */
const leastRole = {
  readPublished: 'anonymous',
  readUnpublished: 'viewer',
  readHistory: 'viewer',
  readProject: 'viewer',
  readAsset: 'outsider',
  mutate: 'editor',
  act: 'editor',
  uploadAsset: 'editor',
  ownAccount: 'viewer',
  manageWebhooks: 'administrator',
  exportDataset: 'anonymous',
  manageDatasets: 'administrator',
  manageTokens: 'administrator',
  setUpComments: 'editor',
  readStatus: 'administrator',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof leastRole

/** Whether a role reaches a permission. */
export function roleMay(role: Role, permission: Permission): boolean {
  return ladder.indexOf(role) >= ladder.indexOf(leastRole[permission])
}

/** Ends the request with 401 (nobody signed in) or 403 (role too low) unless its identity has the permission. */
export function authorize(context: Context<LakeEnv>, permission: Permission): void {
  const {role} = context.get('identity')
  if (roleMay(role, permission)) return
  throw role === 'anonymous' || role === 'outsider' ? unauthorized() : insufficientPermissions(permission)
}

/** Whether a document may be read with a role: ids with a dot are not public. */
export function mayReadDocument(role: Role, documentId: string): boolean {
  return roleMay(role, documentId.includes('.') ? 'readUnpublished' : 'readPublished')
}

/** Narrows a string from the database or the command line to a role that a token can have. */
export function isTokenRole(value: unknown): value is TokenRole {
  return tokenRoles.some((role) => role === value)
}
