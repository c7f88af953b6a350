/**
 * The ids of a refresh and of the edition that it brings. Both follow from roundup and year, so that two people who start the
 * same edition at once make one: the second finds that the first was there.
 */
export function refreshIdOf(roundupId: string, year: number): string {
  return `refresh.${withoutKind(roundupId)}.${year}`
}

/** The id of a roundup's edition of a year; its draft is `drafts.` and this. */
export function editionIdOf(roundupId: string, year: number): string {
  return `edition-${withoutKind(roundupId)}-${year}`
}

// A seeded roundup has an id that says so, one made in the Studio has a UUID.
function withoutKind(roundupId: string): string {
  return roundupId.replace(/^roundup-/, '')
}
