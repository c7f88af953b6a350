import type {RawPatch} from 'mendoza'

import type {JsonObject, Json, LakeDocument} from '../store/documentTypes.ts'
import {diffInto} from './mendozaDiff.ts'

/** How to get from one state of a document to the other and back, as Mendoza patches. */
export interface Effects {
  apply: RawPatch
  revert: RawPatch
}

/**
 * What a change did, for whoever keeps a copy of the document. The patches know nothing of `_rev`: the Studio takes it
 * off before it applies them and puts the event's own revision on.
 */
export function effectsOf(before: LakeDocument | null, after: LakeDocument | null): Effects {
  const left = withoutRevision(before)
  const right = withoutRevision(after)
  return {apply: patchBetween(left, right), revert: patchBetween(right, left)}
}

function withoutRevision(document: LakeDocument | null): JsonObject | null {
  if (!document) return null
  const fields: JsonObject = {}
  for (const [name, value] of Object.entries(document)) {
    if (name !== '_rev' && value !== undefined) fields[name] = value
  }
  return fields
}

/** A Mendoza patch between two values; a whole value (`[0, value]`) where there is nothing to build on. */
function patchBetween(left: Json, right: Json): RawPatch {
  const patch: RawPatch = []
  diffInto(patch, left, right)
  return patch
}
