import {timed} from '../lake/timing.ts'
import {median} from '../measure/statistics.ts'
import {baseSize, questions} from './questions.ts'
import type {GrownSite} from './site.ts'

/** One query at one size, in milliseconds over HTTP. */
export interface QueryGrowth {
  name: string
  size: number
  p50: number
  p99: number
  /** The size that it is compared with. */
  base: number
  /** How many times as long as there, in the middle of the rounds, and in the middle half of them. */
  ratio: number
  spread: [number, number]
}

/** Times every query of the site at every size, each round at all sizes one after the other. */
export async function measureQueries(sites: readonly GrownSite[], rounds: number): Promise<QueryGrowth[]> {
  const sizes = sites.map(({size}) => size)
  const grown: QueryGrowth[] = []
  for (const question of questions) {
    const times = new Map(sizes.map((size) => [size, new Array<number>()]))
    // The first turns warm up, as many as there are articles that the rounds ask for.
    for (let round = -20; round < rounds; round += 1) {
      for (let turn = 0; turn < sites.length; turn += 1) {
        const site = sites[(turn + round + 20) % sites.length]
        if (!site) continue
        const params = question.params(site.size, round + 20)
        const ms = await timed(() => site.ask(question.query, params))
        if (round >= 0) times.get(site.size)?.push(ms)
      }
    }
    const base = baseSize(question, sizes)
    const compared = times.get(base) ?? []
    for (const size of sizes) {
      const own = times.get(size) ?? []
      const ratios = own.map((ms, round) => ms / (compared[round] ?? Number.NaN))
      grown.push({
        name: question.name,
        size,
        p50: median(own),
        p99: quantile(own, 0.99),
        base,
        ratio: median(ratios),
        spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
      })
    }
    const last = grown.at(-1)
    process.stdout.write(`  ${question.name}: ${last?.ratio.toFixed(2)}x\n`)
  }
  return grown
}

/** The value below which a share of some numbers lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
