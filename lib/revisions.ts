/** The name of the meta elements in which a page says which documents it shows, each in which revision. */
export const revisionsMetaName = 'perennial:revisions'

/** A document as a page shows it. */
export interface ShownRevision {
  id: string
  revision: string
}

/**
 * The documents that a query's answer shows, once each. One counts when the answer carries both its `_id` and its `_rev`, and
 * queries give these only of what has the page made anew by every edit: a page names no revision that it would not renew.
 */
export function revisionsInAnswer(answer: unknown): ShownRevision[] {
  const found = new Map<string, string>()
  collect(answer, found)
  return [...found].map(([id, revision]) => ({id, revision}))
}

function collect(value: unknown, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return
  if ('_id' in value && '_rev' in value && typeof value._id === 'string' && typeof value._rev === 'string') {
    found.set(value._id, value._rev)
  }
  for (const part of Object.values(value)) collect(part, found)
}

/** What a page says of the documents that it shows: `edition-a@rev1 framework-b@rev2`. */
export function formatRevisions(shown: readonly ShownRevision[]): string {
  return shown.map(({id, revision}) => `${id}@${revision}`).join(' ')
}

/** The documents that a page (its HTML) says it shows, or null when it says nothing of the kind: it is none of the site's pages. */
export function readRevisions(html: string): ShownRevision[] | null {
  const elements = [...html.matchAll(new RegExp(`<meta name="${revisionsMetaName}" content="([^"]*)"`, 'g'))]
  if (elements.length === 0) return null
  return elements
    .flatMap(([, content = '']) => content.split(' '))
    .flatMap((pair) => {
      const at = pair.lastIndexOf('@')
      return at > 0 ? [{id: pair.slice(0, at), revision: pair.slice(at + 1)}] : []
    })
}

/** The revision in which a page (its HTML) shows a document, or null when it does not show it. */
export function revisionShown(html: string, id: string): string | null {
  return readRevisions(html)?.find((shown) => shown.id === id)?.revision ?? null
}
