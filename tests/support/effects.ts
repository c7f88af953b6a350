import {applyPatch} from 'mendoza'

import {isJsonObject} from '../../sanity/lake/store/documentTypes.ts'
import type {JsonObject} from '../../sanity/lake/store/documentTypes.ts'

/** The states of a document that a chain of effects leads through, from nothing; null where it was gone. */
export function replay(patches: readonly (readonly unknown[])[]): (JsonObject | null)[] {
  const states: (JsonObject | null)[] = []
  for (const patch of patches) {
    const state: unknown = applyPatch(states.at(-1) ?? null, [...patch])
    states.push(isJsonObject(state) ? state : null)
  }
  return states
}

/** A document as effects speak of it. */
export function withoutRevision(document: {_rev: string; [field: string]: unknown}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([field]) => field !== '_rev'))
}
