import {expiryOf, standingOf} from './claims.ts'
import {formatDate} from './dates.ts'
import type {DraftClaim, Problem, ReadinessFacts} from './readinessFacts.ts'

/** Whether the draft is there, and whether its address would be its own. */
export function editionProblems({
  draft,
  roundup,
  otherEditions,
  redirectsInPlace,
  ...facts
}: ReadinessFacts): Problem[] {
  if (!draft) {
    const message = 'The edition has no draft: start it from its roundup, or from this refresh.'
    return [{level: 'blocker', code: 'edition-missing', message, ...atRefresh(facts)}]
  }
  const problems: Problem[] = []
  const at = (level: Problem['level'], code: string, path: string, message: string) =>
    problems.push({level, code, message, documentId: facts.editionId, documentType: 'edition', path})
  if (!roundup)
    at('blocker', 'roundup-unpublished', 'roundup', 'Its roundup is not published: publish that first.')
  else if (!roundup.slug)
    at('blocker', 'address-missing', 'roundup', 'Its roundup has no slug, so the edition has no address.')
  const twin = otherEditions.find(({year}) => year === draft.year)
  if (twin)
    at(
      'blocker',
      'address-conflict',
      'year',
      `The roundup has another edition of ${draft.year}: both would have the same address.`,
    )
  const newer = otherEditions.find(({isPublished, year}) => isPublished && (year ?? 0) > (draft.year ?? 0))
  if (newer) {
    at(
      'blocker',
      'not-the-latest',
      'year',
      `The edition of ${newer.year} is published already, so this one would not become the current one.`,
    )
  }
  for (const {from} of redirectsInPlace) {
    at(
      'warning',
      'redirect-in-place',
      'year',
      `A redirect starts at ${from}. The edition’s page takes its place.`,
    )
  }
  return problems
}

/** Whether a go-live that is still to be chosen lies ahead. */
export function goLiveProblems({goLive, isAhead, now, ...facts}: ReadinessFacts): Problem[] {
  if (!isAhead) return []
  if (!goLive) {
    return [
      {
        level: 'blocker',
        code: 'go-live-missing',
        message: 'It has no go-live yet: choose its day and time.',
        ...atRefresh(facts),
      },
    ]
  }
  if (goLive.at > now) return []
  return [
    {
      level: 'blocker',
      code: 'go-live-past',
      message: 'Its go-live lies in the past: choose another moment.',
      ...atRefresh(facts),
    },
  ]
}

/** Whether a claim is verified beyond the day of go-live, and has sources. */
export function claimProblems(
  {claim, path, frameworkId}: PlacedClaim,
  day: string,
  {editionId, references}: ReadinessFacts,
): Problem[] {
  const framework = references.find(({id}) => id === frameworkId)?.title
  const label = `“${claim.label || claim.key || 'A claim without a label'}”`
  // Many frameworks are said to have a large community.
  const name = framework ? `${framework}: ${label}` : label
  const problem = (level: Problem['level'], code: string, field: string, message: string): Problem => ({
    level,
    code,
    message,
    documentId: editionId,
    documentType: 'edition',
    path: `${path}.${field}`,
  })
  const problems: Problem[] = []
  const standing = standingOf(claim, day)
  const expiry = expiryOf(claim)
  if (standing === 'untested' || !claim.review?.verifiedBy) {
    problems.push(
      problem(
        'blocker',
        'claim-unverified',
        'review',
        `${name} is not verified: test it again, and say when and by whom.`,
      ),
    )
  } else if (standing === 'overdue' && expiry) {
    problems.push(
      problem(
        'blocker',
        'claim-expired',
        'review',
        `${name} expires on ${formatDate(expiry)}, before it would go live: verify it anew.`,
      ),
    )
  } else if (standing === 'due' && expiry) {
    problems.push(
      problem(
        'warning',
        'claim-due',
        'review',
        `${name} expires on ${formatDate(expiry)}, soon after it goes live.`,
      ),
    )
  }
  if (!claim.sources?.length) {
    problems.push(
      problem('blocker', 'sources-missing', 'sources', `${name} has no source: add at least one.`),
    )
  }
  if (claim.review?.verdict === 'outdated') {
    problems.push(
      problem(
        'warning',
        'claim-outdated',
        'review',
        `${name} is found outdated, and still listed. Retire it, if readers no longer need it.`,
      ),
    )
  }
  return problems
}

/** Whether everything that the edition refers to will be published when it is. */
export function referenceProblems({references, attached}: ReadinessFacts): Problem[] {
  const goesAlong = new Set(attached.filter(({hasDraft}) => hasDraft).map(({id}) => id))
  const broken = references
    .filter(({id, isPublished}) => !isPublished && !goesAlong.has(id))
    .map(({id, title, hasDraft, isWeak, from: {documentId, documentType, path}}): Problem => ({
      level: isWeak ? 'warning' : 'blocker',
      code: hasDraft ? 'reference-unpublished' : 'reference-missing',
      message: hasDraft
        ? `“${title ?? id}” is not published: publish it, or let it go live together with the edition.`
        : `It refers to a document that is gone (${id}): choose another one.`,
      documentId,
      documentType,
      path,
    }))
  const idle = attached
    .filter(({hasDraft}) => !hasDraft)
    .map(({id, title}): Problem => ({
      level: 'warning',
      code: 'nothing-to-publish',
      message: `“${title ?? id}” is to go live together with the edition and has no unpublished changes.`,
      documentId: id,
      documentType: 'framework',
      path: '',
    }))
  return [...broken, ...idle]
}

/** What readers of the edition before would miss or read again. */
export function continuityProblems({draft, current, editionId}: ReadinessFacts): Problem[] {
  if (!draft || !current) return []
  const accounted = new Set([
    ...placedClaims(draft).map(({claim}) => claim.key),
    ...(draft.retired ?? []).map(({key}) => key),
  ])
  const unexplained = placedClaims(current).filter(({claim: {key}}) => key && !accounted.has(key))
  const warning = (code: string, message: string, path: string): Problem => ({
    level: 'warning',
    code,
    message,
    documentId: editionId,
    documentType: 'edition',
    path,
  })
  const isSame =
    draft.introduction !== undefined &&
    JSON.stringify(draft.introduction) === JSON.stringify(current.introduction)
  return [
    ...unexplained.map(({claim}) =>
      warning(
        'claim-unexplained',
        `“${claim.label || claim.key}” is left out without a reason: put it among the retired claims.`,
        'retired',
      ),
    ),
    ...(isSame
      ? [
          warning(
            'introduction-unchanged',
            `The introduction is word for word that of ${current.year}.`,
            'introduction',
          ),
        ]
      : []),
  ]
}

export interface PlacedClaim<Claim = DraftClaim> {
  claim: Claim
  path: string
  /** The framework that it is about; null while its entry has none. */
  frameworkId: string | null
}

/** Every claim of an edition, or of some of its entries, with the Studio’s path to it; advantages before disadvantages. */
export function placedClaims<Claim extends {_key: string} = DraftClaim>(
  edition: {
    entries?:
      | readonly {
          _key: string
          framework?: {_ref?: string} | null
          advantages?: readonly Claim[] | null
          disadvantages?: readonly Claim[] | null
        }[]
      | null
  } | null,
): PlacedClaim<Claim>[] {
  return (edition?.entries ?? []).flatMap((entry) =>
    (['advantages', 'disadvantages'] as const).flatMap((side) =>
      (entry[side] ?? []).map((claim) => ({
        claim,
        path: `entries[_key=="${entry._key}"].${side}[_key=="${claim._key}"]`,
        frameworkId: entry.framework?._ref ?? null,
      })),
    ),
  )
}

/** Whether a claim is tested, signed, and good on a day. */
export function isVerified(claim: Pick<DraftClaim, 'review' | 'shelfLifeMonths'>, day: string): boolean {
  const standing = standingOf(claim, day)
  return (standing === 'holds' || standing === 'due') && Boolean(claim.review?.verifiedBy)
}

function atRefresh({refreshId}: Pick<ReadinessFacts, 'refreshId'>) {
  return {documentId: refreshId, documentType: 'refresh', path: 'goLive'}
}
