import {nameOf, type Comparison, type ToldFramework} from '@/components/changes/comparison.ts'
import type {MarkField} from '@/components/changes/fieldMarks.ts'
import {SlopeChart} from '@/components/charts/RankChart.tsx'
import {stepInWords, type Movement} from '@/lib/rankHistory.ts'
import {frameworkPath} from '@/sanity/paths.ts'

const signs: Record<Movement['kind'], string> = {up: '↑', down: '↓', same: '=', new: '+', absent: '−'}

/** Every framework with its place in both editions, in the order of the later, and the ground of that order. */
export function OrderTable({comparison, mark}: {comparison: Comparison; mark: MarkField}) {
  const {before, after, account} = comparison
  if (account.length === 0) return null
  return (
    <section aria-labelledby="order" className="spread mt-16 border-t border-ink pt-3 lg:mt-24">
      <h2 id="order" className="label pb-5">
        The order
      </h2>
      <div className="lg:max-w-[52rem]">
        <table className="w-full border-collapse">
          <caption className="sr-only">
            Places in {after.year} and in {before.year}
          </caption>
          <thead className="font-sans text-note text-muted tabular-nums">
            <tr className="text-left">
              <th scope="col" className="w-10 pb-2 font-normal sm:w-20">
                {after.year}
              </th>
              <th scope="col" className="pb-2 font-normal">
                Framework
              </th>
              <th scope="col" className="w-12 pb-2 font-normal sm:w-24">
                {before.year}
              </th>
              <th scope="col" className="pb-2 text-right font-normal">
                Movement
              </th>
            </tr>
          </thead>
          <tbody className="border-b border-rule">
            {account.map((framework) => (
              <OrderRow
                key={framework.after?._key ?? `before-${framework.before?._key}`}
                framework={framework}
                comparison={comparison}
                mark={mark}
              />
            ))}
          </tbody>
        </table>
        <div className="mt-8">
          <SlopeChart
            id="order-chart"
            title={`Places in ${before.year} and in ${after.year}`}
            years={[before.year, after.year]}
            series={account.map((framework) => ({
              name: nameOf(framework),
              places: [
                {year: before.year, position: framework.before?.position ?? null},
                {year: after.year, position: framework.after?.position ?? null},
              ],
            }))}
          />
        </div>
        {after.ground && (
          <p
            className="mt-5 max-w-measure font-sans text-small text-muted"
            data-sanity={mark?.(after, 'ground')}
          >
            {after.ground}
          </p>
        )}
      </div>
    </section>
  )
}

function OrderRow(props: {framework: ToldFramework; comparison: Comparison; mark: MarkField}) {
  const {framework, comparison, mark} = props
  const {after, before, movement} = framework
  const named = (after ?? before)?.framework
  const slug = named?.slug
  const markOf = (edition: Comparison['after'], entry: typeof after) =>
    entry ? mark?.(edition, `entries[_key=="${entry._key}"].position`) : undefined
  return (
    <tr className="border-t border-rule align-baseline">
      <td
        className="py-2.5 text-heading leading-none text-accent tabular-nums"
        data-sanity={markOf(comparison.after, after)}
      >
        <Place position={after?.position} />
      </td>
      <th
        scope="row"
        className="py-2.5 pr-3 text-left text-heading leading-tight font-normal"
        data-sanity={(named && mark?.(named, 'name')) ?? undefined}
      >
        {slug ? (
          <a className="quiet-link" href={frameworkPath(slug)}>
            {nameOf(framework)}
          </a>
        ) : (
          nameOf(framework)
        )}
      </th>
      <td
        className="py-2.5 text-heading leading-none text-muted tabular-nums"
        data-sanity={markOf(comparison.before, before)}
      >
        <Place position={before?.position} />
      </td>
      <td className="py-2.5 text-right font-sans text-note whitespace-nowrap text-muted sm:text-small">
        {movement && (
          <>
            <span aria-hidden="true" className="text-accent">
              {signs[movement.kind]}
            </span>{' '}
            {stepInWords(movement)}
          </>
        )}
      </td>
    </tr>
  )
}

function Place({position}: {position: number | null | undefined}) {
  if (position) return position
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">not ranked</span>
    </>
  )
}
