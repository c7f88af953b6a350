import {type Redirect, resolveRedirect} from './redirects.ts'
import {reservedSlugs} from './reservedSlugs.ts'

/** Browsers give up after about this many redirects in a row. */
const maxHops = 20

/** What is wrong with one path of a redirect, in an editor's words, or null. */
export function redirectPathProblem(path: string | undefined): string | null {
  if (!path) return null
  if (!path.startsWith('/') || path.startsWith('//')) {
    return 'Write the part of the address after the site’s name, starting with one slash: “/old-page”.'
  }
  if (/[?#\s\\]/.test(path)) return 'Leave out spaces, backslashes and everything from “?” or “#” on.'
  if (path.length > 1 && path.endsWith('/')) return 'Leave out the slash at the end.'
  return null
}

/** Whether a redirect would take over an address that the site itself answers at: the sentence to show, or null. */
export function redirectSourceProblem(from: string | undefined): string | null {
  const first = from?.split('/')[1]
  if (from === '/') return 'The home page cannot be redirected.'
  // Pages below these are editors' to move; the section itself and everything else on the list belongs to the site.
  const isMovable = first === 'frameworks' && from !== '/frameworks'
  return first && reservedSlugs.has(first) && !isMovable
    ? `“/${first}” is an address of the site itself.`
    : null
}

/**
 * Whether a redirect leads back to where it starts, by itself or through the others: the sentence to show, or null.
 * `others` are the redirects stored besides this one.
 */
export function redirectLoopProblem(
  {from, to}: Partial<Redirect>,
  others: readonly Redirect[],
): string | null {
  if (!from || !to) return null
  if (from === to) return 'The new address is the old one. A redirect must lead somewhere else.'
  if (to.startsWith(`${from}/`))
    return 'The new address lies below the old one, so the redirect would run for ever.'
  const redirects = [...others, {from, to}]
  const visited = [from]
  for (let path: string | null = to; path !== null; path = resolveRedirect(redirects, path)) {
    if (visited.includes(path)) return `This would run in a circle: ${[...visited, path].join(' → ')}.`
    if (visited.length > maxHops) return 'This would lead from redirect to redirect without coming to an end.'
    visited.push(path)
  }
  return null
}
