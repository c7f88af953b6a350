/** The id under which a document goes live: `drafts.a` and `versions.summer.a` both belong to `a`. */
export function publishedIdOf(documentId: string): string {
  if (documentId.startsWith('drafts.')) return documentId.slice('drafts.'.length)
  const version = /^versions\.[^.]+\.(.+)$/.exec(documentId)
  return version?.[1] ?? documentId
}
