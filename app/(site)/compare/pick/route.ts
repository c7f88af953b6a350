import {notComparable} from '@/components/compare/FrameworkChoice.tsx'
import {comparisonSlug} from '@/lib/comparisons.ts'
import {comparePath, comparisonPath} from '@/sanity/paths.ts'

/** Passes the form for choosing frameworks on to the comparison's own address, or back to the form when it cannot be one. */
export function GET(request: Request): Response {
  const chosen = new URL(request.url).searchParams.getAll('framework').filter(Boolean)
  const comparison = comparisonSlug(chosen)
  const location = comparison === null ? `${comparePath}#${notComparable}` : comparisonPath(comparison)
  return new Response(null, {status: 303, headers: {location}})
}
