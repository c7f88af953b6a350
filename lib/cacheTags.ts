/**
 * Cache tags: the names, taken from the domain, under which pages are kept and dropped. Fetchers put on the tags of what an
 * answer contains (`tagsInAnswer`), the webhook takes off the tags of what a publish touched (`touchedTags`).
 *
 * | tag | carried by |
 * |---|---|
 * | `site` | every page: title, footer |
 * | `roundups` | the home page and the map of the site: the roundups, their editions with date and ranking |
 * | `frameworks` | the index of frameworks |
 * | `search` | what the search knows: the words of roundups, editions and frameworks |
 * | `roundup:<slug>` | the pages of that roundup, and those that name it |
 * | `edition:<id>` | the pages that show that edition's content |
 * | `framework:<slug>` | the pages that show that framework's content |
 * | `ranking:<roundup slug>` | the editions of that roundup: how their entries moved since the edition before |
 * | `ranked:<framework id>` | the page of that framework: where it stands in which edition |
 * | `person:<id>` | the pages that name that person |
 * | `redirect:<path>` | what answers at that address when no document does |
 */
export const tags = {
  site: 'site',
  roundups: 'roundups',
  frameworks: 'frameworks',
  search: 'search',
  roundup: (slug: string) => `roundup:${slug}`,
  edition: (id: string) => `edition:${id}`,
  framework: (slug: string) => `framework:${slug}`,
  ranking: (roundupSlug: string) => `ranking:${roundupSlug}`,
  ranked: (frameworkId: string) => `ranked:${frameworkId}`,
  person: (id: string) => `person:${id}`,
  redirect: (path: string) => `redirect:${path}`,
}

/** Document types whose published changes readers can see. */
export const publicTypes = ['framework', 'roundup', 'edition', 'person', 'redirect', 'siteSettings'] as const
type PublicType = (typeof publicTypes)[number]

/** What a published document looked like on one side of a change, as far as addresses and memberships depend on it. */
export interface Snapshot {
  slug: string | null
  /** `name` of a framework or person, `title` of a roundup, `headline` of an edition. */
  label: string | null
  year: number | null
  publishedAt: string | null
  modifiedAt: string | null
  roundup: {id: string; slug: string | null} | null
  ranking: {framework: string; position: number | null}[] | null
  from: string | null
}

/** One published document before and after a transaction; null where it did not exist. */
export interface DocumentChange {
  id: string
  type: PublicType
  before: Snapshot | null
  after: Snapshot | null
}

/** Every tag that a change touches, both where the document was and where it is now, without repeats. */
export function touchedTags(change: DocumentChange): string[] {
  return [...new Set(tagsByType[change.type](change))]
}

const tagsByType: Record<PublicType, (change: DocumentChange) => string[]> = {
  siteSettings: () => [tags.site],
  person: ({id}) => [tags.person(id)],
  redirect: (change) => onBothSides(change, (side) => side.from).map(tags.redirect),
  roundup: (change) => [
    tags.roundups,
    tags.search,
    ...onBothSides(change, (side) => side.slug).map(tags.roundup),
  ],
  framework: (change) => [
    tags.frameworks,
    tags.search,
    ...onBothSides(change, (side) => side.slug).map(tags.framework),
    // The home page prints framework names and links.
    ...(differs(change, ['label', 'slug']) ? [tags.roundups] : []),
  ],
  edition: (change) => [
    tags.edition(change.id),
    tags.search,
    ...(differs(change, ['label', 'year', 'publishedAt', 'modifiedAt', 'roundup', 'ranking'])
      ? [tags.roundups]
      : []),
    ...(differs(change, ['year', 'roundup']) ? roundupSlugs(change).map(tags.roundup) : []),
    ...(differs(change, ['ranking']) ? roundupSlugs(change).map(tags.ranking) : []),
    ...rankedAnew(change).map(tags.ranked),
  ],
}

function roundupSlugs(change: DocumentChange): string[] {
  return onBothSides(change, (side) => side.roundup?.slug ?? null)
}

function onBothSides({before, after}: DocumentChange, read: (side: Snapshot) => string | null): string[] {
  return [before, after].flatMap((side) => (side && read(side)) ?? [])
}

function differs({before, after}: DocumentChange, fields: (keyof Snapshot)[]): boolean {
  if (!before || !after) return true
  return fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** The frameworks whose standing an edition's change alters: all of them when the edition itself came, went or moved. */
function rankedAnew(change: DocumentChange): string[] {
  const [before, after] = [positions(change.before), positions(change.after)]
  const moved = differs(change, ['year', 'roundup'])
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (framework) => moved || before.get(framework) !== after.get(framework),
  )
}

function positions(side: Snapshot | null): Map<string, number | null> {
  return new Map((side?.ranking ?? []).map(({framework, position}) => [framework, position]))
}

/**
 * The tags of the documents that a query's answer shows. A document counts when the answer carries both its `_id` and its
 * `_type`; queries leave these out where they only list or link.
 */
export function tagsInAnswer(answer: unknown): string[] {
  const found = new Set<string>()
  collect(answer, found)
  return [...found]
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
  } else if (isObject(value)) {
    const tag = tagOfDocument(value)
    if (tag !== null) found.add(tag)
    for (const field of Object.values(value)) collect(field, found)
  }
}

function tagOfDocument({_id: id, _type: type, slug}: Record<string, unknown>): string | null {
  if (typeof id !== 'string') return null
  if (type === 'edition') return tags.edition(id)
  if (type === 'person') return tags.person(id)
  if (type === 'framework' && typeof slug === 'string') return tags.framework(slug)
  if (type === 'roundup' && typeof slug === 'string') return tags.roundup(slug)
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
