import type {SanityClient} from '@sanity/client'

import type {Clock} from '../../lib/clock.ts'
import {patchUnlessChanged} from '../refresh/patchUnlessChanged.ts'
import {isConflict} from '../refresh/refreshDocument.ts'

/** A private document that stands for something to be done again and again; `fields` say what, and stay as they are. */
export interface Duty {
  _id: string
  _type: string
  fields: Record<string, unknown>
}

/** Something taken up: the revision to finish it by, and the document as it was, null when it is new. */
export interface TakenUp {
  revision: string
  before: Record<string, unknown> | null
}

/**
 * Takes something up that is due, so that no other runner does for a while: by the document's revision, in the lake. Null when
 * another has it or was here lately. Should the runner be stopped, it is due again after `leaseMs`.
 */
export async function takeUp(
  client: SanityClient,
  {_id, _type, fields}: Duty,
  {clock, leaseMs, isDueAnyway = false}: {clock: Clock; leaseMs: number; isDueAnyway?: boolean},
): Promise<TakenUp | null> {
  const now = clock.now()
  const dueAt = new Date(now.getTime() + leaseMs).toISOString()
  const before = await client.getDocument<{dueAt?: string}>(_id)
  if (!before) {
    try {
      const {_rev: revision} = await client.create({_id, _type, ...fields, dueAt})
      return {revision, before: null}
    } catch (error) {
      if (isConflict(error)) return null
      throw error
    }
  }
  if (!isDueAnyway && (before.dueAt ?? '') > now.toISOString()) return null
  const revision = await patchUnlessChanged(client, _id, before._rev, {...fields, dueAt})
  return revision === null ? null : {revision, before}
}
