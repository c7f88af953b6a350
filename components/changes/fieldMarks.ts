import type {Comparison, ComparedClaim, ComparedEdition} from '@/components/changes/comparison.ts'

/** Names the field of a document that an element draws, for its `data-sanity`: a click in a preview opens it. Null for readers. */
export type MarkField = ((document: {_id: string; _type: string}, path: string) => string) | null

/** The mark of what draws a field of a claim, `review.note`; none for readers. The claim is one of either edition. */
export function markOfClaim(
  mark: MarkField,
  {before, after}: Comparison,
  claim: ComparedClaim,
  field: string,
): string | undefined {
  if (!mark) return undefined
  for (const edition of [after, before]) {
    const path = pathOfClaim(edition, claim)
    if (path !== null) return mark(edition, `${path}.${field}`)
  }
  return undefined
}

function pathOfClaim({entries}: ComparedEdition, claim: ComparedClaim): string | null {
  for (const entry of entries ?? []) {
    for (const side of ['advantages', 'disadvantages'] as const) {
      if (entry[side]?.includes(claim)) return `entries[_key=="${entry._key}"].${side}[_key=="${claim._key}"]`
    }
  }
  return null
}
