/** The name of the meta element in which a page says which documents it shows, each in which revision. */
export const revisionsMetaName = 'perennial:revisions'

/** A document as a page shows it. */
export interface ShownRevision {
  id: string
  revision: string
}

/** What a page says of the documents that it shows: `edition-a@rev1 framework-b@rev2`. */
export function formatRevisions(shown: readonly ShownRevision[]): string {
  return shown.map(({id, revision}) => `${id}@${revision}`).join(' ')
}

/** Whether a page (its HTML) says that it shows a document in a revision. */
export function showsRevision(html: string, {id, revision}: ShownRevision): boolean {
  const element = new RegExp(`<meta name="${revisionsMetaName}" content="([^"]*)"`).exec(html)
  return element?.[1]?.split(' ').includes(`${id}@${revision}`) ?? false
}
