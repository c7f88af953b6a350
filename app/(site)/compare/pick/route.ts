import {currentSearcher} from '@/app/searcher.ts'
import {notComparable} from '@/components/compare/FrameworkChoice.tsx'
import {comparisonSlug} from '@/lib/comparisons.ts'
import {foldWord} from '@/lib/highlight.ts'
import {questionFrom} from '@/lib/search.ts'
import {slugOfName, slugProblem} from '@/lib/slugRules.ts'
import {comparePath, comparisonPath, frameworkPath} from '@/sanity/paths.ts'

/** Passes the form for choosing frameworks on to the comparison's own address, or back to the form when it cannot be one. */
export async function GET(request: Request): Promise<Response> {
  const chosen = new URL(request.url).searchParams.getAll('framework').map(questionFrom).filter(Boolean)
  const slugs = await Promise.all(chosen.map(slugOf))
  const comparison = slugs.every(Boolean) ? comparisonSlug(slugs) : null
  const location = comparison === null ? `${comparePath}#${notComparable}` : comparisonPath(comparison)
  return new Response(null, {status: 303, headers: {location}})
}

/** The slug of a framework that was chosen, or typed by its name: what the search knows by that name, or else the name's own slug. */
async function slugOf(chosen: string): Promise<string> {
  if (slugProblem(chosen) === null) return chosen
  const search = await currentSearcher()
  const named = search(chosen).records.find(
    ({kind, title}) => kind === 'framework' && foldWord(title) === foldWord(chosen),
  )
  const prefix = frameworkPath('')
  return named ? named.path.slice(prefix.length) : slugOfName(chosen)
}
