import type {HttpBindings} from '@hono/node-server'

import type {Role} from '../auth/roles.ts'
import type {Lake} from '../lake.ts'
import type {Project} from '../project.ts'

/** Who sends a request. Without a token: `anonymous`, with an empty user id. */
export interface Identity {
  userId: string
  name: string
  role: Role
  /** The bearer token itself, so that signing out can end it; absent for anonymous. */
  token?: string
}

/** What every route finds in its Hono context. */
export interface LakeEnv {
  Bindings: HttpBindings
  Variables: {
    project: Project
    /** The dataset that the path names, else the main one. */
    lake: Lake
    identity: Identity
    /** The version segment of the path without its `v`: `2025-02-19`, `1`, `X`; `1` when the path has none. */
    apiVersion: string
    requestId: string
  }
}
