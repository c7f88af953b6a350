import type {SanityClient} from '@sanity/client'
import {getPublishedId} from '@sanity/client/csm'

import {blockersIn, readinessOf, type Readiness} from '../../lib/readiness.ts'
import type {ReadinessFacts} from '../../lib/readinessFacts.ts'
import {resolveWallTime, type WallTime} from '../../lib/zonedTime.ts'
import {editionPath} from '../paths.ts'
import type {Edition, Framework} from '../types.generated.ts'
import {readRefresh, type RefreshDocument} from './refreshDocument.ts'

/** What was found about a refresh, with the revisions that it was found in. */
export interface Check extends Readiness {
  /** The edition's draft as it was looked at, or null when there is none. */
  draft: Edition | null
  /** The edition that readers have now, or null before the first one. */
  current: Edition | null
  /** Drafts of attached frameworks that would be published along. */
  frameworks: Framework[]
  /** Changes whenever a draft that would be published does. */
  draftRevision: string
}

/** Checks whether the edition of a refresh can go live. Throws when there is no such refresh. */
export async function checkRefresh(client: SanityClient, refreshId: string, now: string): Promise<Check> {
  const raw = client.withConfig({perspective: 'raw'})
  const refresh = await readRefresh(raw, refreshId)
  if (!refresh) throw new Error(`There is no refresh "${refreshId}".`)
  const isAhead = refresh.state === 'planned' || refresh.state === 'drafting'
  return check(raw, refresh, {goLive: refresh.goLive, isAhead, now})
}

/**
 * Gathers what decides about a refresh and asks the one rule. `goLive` is the moment it is checked for, `isAhead` whether that
 * must lie in the future.
 */
export async function check(
  client: SanityClient,
  refresh: RefreshDocument,
  {goLive, isAhead, now}: {goLive: WallTime | null; isAhead: boolean; now: string},
): Promise<Check> {
  const editionId = refresh.edition?._ref ?? null
  const found = await client.fetch<Found>(foundQuery, {
    draftId: `drafts.${editionId}`,
    roundupId: refresh.roundup._ref,
    frameworkDrafts: (refresh.frameworks ?? []).map(({_ref}) => `drafts.${_ref}`),
  })
  const {draft, roundup, editions, frameworks} = found
  const at = goLive && resolveWallTime(goLive).at
  const documents = [draft, ...frameworks].filter((document) => document !== null)
  const references = documents.flatMap((document) => referencesIn(document))
  // Loaded when first needed: a server that has nothing to publish does without the validator.
  const {schemaProblems} = await import('./schemaProblems.ts')
  const [named, redirectsInPlace, ...problems] = await Promise.all([
    client.fetch<Named[]>(namedQuery, {
      ids: [...references.map(({id}) => id), ...(refresh.frameworks ?? []).map(({_ref}) => _ref)].flatMap(
        (id) => [id, `drafts.${id}`],
      ),
    }),
    client.fetch<{id: string; from: string}[]>(redirectsQuery, {
      path: roundup?.slug ? editionPath(roundup.slug, refresh.year) : '',
    }),
    // Scheduling fills in the date of publication.
    ...documents.map((document) =>
      schemaProblems(client, document === draft && at ? {publishedAt: at, ...document} : document),
    ),
  ])
  const standing = (id: string) => ({
    id,
    title: named.find(({_id}) => _id === id || _id === `drafts.${id}`)?.title ?? null,
    isPublished: named.some(({_id}) => _id === id),
    hasDraft: named.some(({_id}) => _id === `drafts.${id}`),
  })
  const others = editions.filter(({id}) => getPublishedId(id) !== editionId)
  const facts: ReadinessFacts = {
    refreshId: refresh._id,
    editionId: editionId ?? '',
    draft,
    roundup,
    otherEditions: others.map(({id, year}) => ({id, year, isPublished: getPublishedId(id) === id})),
    current: found.current,
    references: references.map(({id, isWeak, from}) => Object.assign(standing(id), {isWeak, from})),
    attached: (refresh.frameworks ?? []).map(({_ref}) => standing(_ref)),
    redirectsInPlace,
    schemaProblems: problems.flat(),
    goLive: goLive && at ? {at, day: goLive.date} : null,
    isAhead,
    now,
  }
  return {
    ...readinessOf(facts),
    draft,
    current: found.current,
    frameworks,
    draftRevision: revisionOf(documents),
  }
}

/** The drafts that would be published, as one word that changes whenever one of them does. */
export function revisionOf(documents: readonly {_id: string; _rev: string}[]): string {
  return documents
    .toSorted((a, b) => (a._id < b._id ? -1 : 1))
    .map(({_rev}) => _rev)
    .join(' ')
}

/** What a check leaves on the refresh for lists and calendars. `at` is ISO 8601. */
export function checkedFields(found: Check, at: string) {
  const {draftRevision, verified, claims} = found
  return {at, draftRevision, blockers: blockersIn(found), verified, claims}
}

interface Found {
  draft: Edition | null
  roundup: {id: string; slug: string | null} | null
  editions: {id: string; year: number | null}[]
  current: Edition | null
  frameworks: Framework[]
}

interface Named {
  _id: string
  title: string | null
}

const foundQuery = `{
  "draft": *[_id == $draftId][0],
  "roundup": *[_id == $roundupId][0]{"id": _id, "slug": slug.current},
  "editions": *[_type == "edition" && roundup._ref == $roundupId && !(_id in path("versions.**"))]{"id": _id, year},
  "current": *[_type == "edition" && roundup._ref == $roundupId && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]
    | order(year desc)[0],
  "frameworks": *[_id in $frameworkDrafts]
}`

const namedQuery = `*[_id in $ids]{_id, "title": coalesce(name, title, headline)}`

const redirectsQuery = `*[_type == "redirect" && from == $path]{"id": _id, from}`

type Reference = Pick<ReadinessFacts['references'][number], 'id' | 'isWeak' | 'from'>

/** Every document that a document refers to, with the Studio's path to the reference. */
function referencesIn(document: {_id: string; _type: string}): Reference[] {
  const owner = {documentId: getPublishedId(document._id), documentType: document._type}
  const collect = (value: unknown, path: string): Reference[] => {
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown, index) => {
        const key = isObject(item) && typeof item._key === 'string' ? `_key=="${item._key}"` : index
        return collect(item, `${path}[${key}]`)
      })
    }
    if (!isObject(value)) return []
    if (typeof value._ref !== 'string') {
      return Object.entries(value).flatMap(([name, field]) => collect(field, path ? `${path}.${name}` : name))
    }
    // Pictures are published the moment they are uploaded.
    if (/^(image|file)-/.test(value._ref)) return []
    // The Studio refers weakly to what is not published yet, and notes that the reference is to be a strong one.
    const isWeak = value._weak === true && value._strengthenOnPublish === undefined
    return [{id: value._ref, isWeak, from: {...owner, path}}]
  }
  return collect(document, '')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
