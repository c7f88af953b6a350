/** One stored redirect: both paths start with "/" and have no trailing slash. */
export interface Redirect {
  from: string
  to: string
}

/** What to store and what to remove so that an old address leads to the new one in a single step. */
export interface RedirectChanges {
  put: Redirect[]
  /** The `from` paths of redirects to remove. */
  remove: string[]
}

/**
 * Plans the redirects for a document that moved `from` one address `to` another. Redirects that led to the old address, or
 * below it, lead to the new one; redirects that start where a page now answers are removed, so that no loop can arise.
 */
export function planMove(existing: Redirect[], from: string, to: string): RedirectChanges {
  if (from === to) return {put: [], remove: []}
  const put = new Map<string, string>([[from, to]])
  const remove = new Set<string>()
  for (const redirect of existing) {
    const target = moved(redirect.to, from, to)
    if (isAtOrBelow(redirect.from, to) || redirect.from === target) remove.add(redirect.from)
    else if (redirect.from !== from && target !== redirect.to) put.set(redirect.from, target)
  }
  return {put: [...put].map(([source, target]) => ({from: source, to: target})), remove: [...remove]}
}

/** Where a request for `path` leads: a redirect of the path itself or, if there is none, of the longest path above it. */
export function resolveRedirect(redirects: Redirect[], path: string): string | null {
  const above = redirects
    .filter(({from}) => isAtOrBelow(path, from))
    .toSorted((a, b) => b.from.length - a.from.length)[0]
  return above ? moved(path, above.from, above.to) : null
}

/** A path and every path above it, longest first: "/a/b" gives "/a/b" and "/a". */
export function pathAndAbove(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`)
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`)
}

function moved(path: string, from: string, to: string): string {
  return isAtOrBelow(path, from) ? to + path.slice(from.length) : path
}
