import type {ToldFramework} from '@/components/changes/comparison.ts'
import {talliesOf, type Tally} from '@/lib/changesAccount.ts'
import {countOf} from '@/lib/text.ts'

/** The changes in numbers: how many frameworks and claims had which fate. */
export function Tallies({account}: {account: readonly ToldFramework[]}) {
  const {frameworks, claims, reworded} = talliesOf(account)
  const claimCount = claims.reduce((sum, {count}) => sum + count, 0)
  return (
    <div className="mt-10 grid gap-x-14 gap-y-8 sm:grid-cols-[auto_minmax(0,1fr)]">
      <TallyLine title={countOf(account.length, 'framework')} tallies={frameworks} />
      <TallyLine title={countOf(claimCount, 'claim')} tallies={claims} />
      {reworded > 0 && (
        <p className="-mt-3 font-sans text-small text-muted sm:col-start-2">
          {countOf(reworded, 'claim')} {reworded === 1 ? 'is' : 'are'} worded otherwise than before.
        </p>
      )}
    </div>
  )
}

function TallyLine({title, tallies}: {title: string; tallies: Tally[]}) {
  if (tallies.length === 0) return null
  return (
    <div>
      <p className="label border-t border-ink py-2.5 text-muted">{title}</p>
      <ul className="flex flex-wrap gap-x-9 gap-y-4">
        {tallies.map(({count, words}) => (
          <li key={words}>
            <span className="block text-[2.5rem] leading-none font-display tracking-[-0.02em] text-accent tabular-nums">
              {count}
            </span>{' '}
            <span className="mt-1.5 block font-sans text-small">{words}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
