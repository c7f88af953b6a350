import type {Problem, ReadinessFacts} from './readinessFacts.ts'
import {
  claimProblems,
  continuityProblems,
  editionProblems,
  goLiveProblems,
  isVerified,
  placedClaims,
  referenceProblems,
} from './readinessRules.ts'
import {countOf} from './text.ts'

/** Whether an edition can go live, and how far its claims are verified. */
export interface Readiness {
  /** Blockers first. */
  problems: Problem[]
  verified: number
  claims: number
}

/** Decides whether an edition can go live: the one rule for the Studio, the runner and the command line. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const claims = placedClaims(facts.draft)
  const day = facts.goLive?.day ?? facts.now.slice(0, 10)
  const problems = [
    ...editionProblems(facts),
    ...goLiveProblems(facts),
    ...claims.flatMap((placed) => claimProblems(placed, day, facts)),
    ...referenceProblems(facts),
    ...continuityProblems(facts),
  ]
  // What is told already is not told again in the schema's words.
  const told = new Set(problems.map(placeOf))
  problems.push(...facts.schemaProblems.filter((problem) => !told.has(placeOf(problem))))
  return {
    problems: problems.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
    verified: claims.filter(({claim}) => isVerified(claim, day)).length,
    claims: claims.length,
  }
}

function placeOf({documentId, path}: Problem): string {
  return `${documentId} ${path}`
}

/** The sentences of what stands in the way. */
export function blockersIn({problems}: Readiness): string[] {
  return problems.filter(({level}) => level === 'blocker').map(({message}) => message)
}

/** `12 of 20 claims verified, 2 blockers`: readiness in one line. */
export function readinessSummary(readiness: Readiness): string {
  const blockers = blockersIn(readiness).length
  return [
    `${readiness.verified} of ${countOf(readiness.claims, 'claim')} verified`,
    blockers === 0 ? 'nothing stands in the way' : countOf(blockers, 'blocker'),
  ].join(', ')
}
