import {FrameworkChoice} from '@/components/compare/FrameworkChoice.tsx'
import {EmptyNote} from '@/components/ui/EmptyNote.tsx'
import {pairsAmong} from '@/lib/comparisons.ts'
import {comparisonPath} from '@/sanity/paths.ts'
import type {FrameworksQueryResult} from '@/sanity/types.generated.ts'

/** How many pairs are listed: with more frameworks than a handful, the form is the better way. */
const mostPairs = 24

/** Where readers choose what to compare: a form that works as it is, and pairs of the first frameworks as links. */
export function ComparePicker({frameworks, total}: FrameworksQueryResult) {
  const choices = frameworks.flatMap(({name, slug}) => (slug ? [{name: name ?? slug, slug}] : []))
  const names = new Map(choices.map(({name, slug}) => [slug, name]))
  const pairs = pairsAmong([...names.keys()]).slice(0, mostPairs)
  return (
    <div className="page">
      <header className="pt-9 pb-10 lg:pt-16 lg:pb-14">
        <h1 className="text-headline font-normal tracking-[-0.022em]">Compare</h1>
      </header>
      {choices.length < 2 ? (
        <EmptyNote>There are not two frameworks to compare yet.</EmptyNote>
      ) : (
        <div className="spread gap-y-10 border-t border-ink pt-6 lg:pt-9">
          <h2 className="label">Two or three, side by side</h2>
          <div className="lg:max-w-[52rem]">
            <FrameworkChoice choices={choices} isComplete={frameworks.length === total} />
            <h2 className="label mt-14 border-t border-rule pt-4">In pairs</h2>
            <ul className="mt-3 columns-1 gap-x-10 sm:columns-2">
              {pairs.map((pair) => (
                <li key={pair}>
                  <a className="target quiet-link" href={comparisonPath(pair)}>
                    {pair
                      .split('-vs-')
                      .map((slug) => names.get(slug) ?? slug)
                      .join(' vs ')}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}
