import {accountOfChanges, type ClaimAccount, type FrameworkAccount} from '@/lib/changesAccount.ts'
import type {ChangesQueryResult} from '@/sanity/types.generated.ts'

/** A roundup with an edition and the one before it, as `changesQuery` answers it. */
export type RoundupWithChanges = NonNullable<ChangesQueryResult>
export type ComparedEdition = NonNullable<RoundupWithChanges['edition']>
type ComparedEntry = NonNullable<ComparedEdition['entries']>[number]
export type ComparedClaim = NonNullable<ComparedEntry['advantages']>[number]
type Retirement = NonNullable<ComparedEdition['retired']>[number]

export type ToldFramework = FrameworkAccount<ComparedEntry, ComparedClaim, Retirement>
export type ToldClaim = ClaimAccount<ComparedClaim, Retirement>

/** Two editions with what is told of them. Both have a year: without one they would not have been found. */
export interface Comparison {
  before: ComparedEdition & {year: number}
  after: ComparedEdition & {year: number}
  account: ToldFramework[]
}

/** Compares an edition with the one before; null when either is missing, so that there is nothing to tell. */
export function comparisonOf(answer: {
  edition: ComparedEdition | null
  previous: ComparedEdition | null
}): Comparison | null {
  const [before, after] = [told(answer.previous), told(answer.edition)]
  if (!before || !after) return null
  const account = accountOfChanges<ComparedClaim, ComparedEntry, Retirement>(before.told, after.told)
  return {before: before.edition, after: after.edition, account}
}

/** The name of a framework in a comparison, as the later edition has it. */
export function nameOf({after, before}: ToldFramework): string {
  return (after ?? before)?.framework?.name ?? 'Unnamed entry'
}

function told(edition: ComparedEdition | null) {
  if (!edition?.year) return null
  const {year, entries, retired} = edition
  return {edition: {...edition, year}, told: {year, entries: entries ?? [], retired: retired ?? []}}
}
