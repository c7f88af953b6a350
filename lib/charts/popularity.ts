/** The share of one year, in per cent of `base` people. An unfinished one has gaps. */
export interface ShareOfYear {
  year?: number | null
  percent?: number | null
  base?: number | null
}

/** A framework's popularity as the queries project it. */
export interface ProjectedPopularity {
  shares: ShareOfYear[] | null
  breaksBefore: number[] | null
  breakNote: string | null
  credit: string | null
  sourceUrl: string | null
}

/** One line of a chart; `values` are per cent by year, the earliest first. */
interface Series {
  name: string
  values: {year: number; percent: number}[]
}

/** Several frameworks' popularity as one chart draws it. */
export interface PopularityFigures {
  series: Series[]
  years: number[]
  /** How many people a year's shares are shares of. */
  bases: Map<number, number>
  /** Years that cannot be compared with the one before. */
  breaksBefore: number[]
  breakNote: string | null
  /** Whose figures these are, and where they can be looked up. */
  credits: {text: string; url: string | null}[]
}

/** What a chart of several frameworks draws, in their order; null when none of them has a series. */
export function popularityFigures(
  frameworks: readonly {name: string | null; popularity: ProjectedPopularity | null}[],
): PopularityFigures | null {
  const drawn = frameworks.flatMap(({name, popularity}) => {
    const values = (popularity?.shares ?? [])
      .flatMap(({year, percent}) => (isNumber(year) && isNumber(percent) ? [{year, percent}] : []))
      .toSorted((one, other) => one.year - other.year)
    return popularity && values.length > 0 ? [{series: {name: name ?? 'Unnamed', values}, popularity}] : []
  })
  if (drawn.length === 0) return null
  const shares = drawn.flatMap(({popularity}) => popularity.shares ?? [])
  return {
    series: drawn.map(({series}) => series),
    years: inOrder(drawn.flatMap(({series}) => series.values.map(({year}) => year))),
    bases: new Map(
      shares.flatMap(({year, base}) => (isNumber(year) && isNumber(base) ? [[year, base]] : [])),
    ),
    breaksBefore: inOrder(drawn.flatMap(({popularity}) => popularity.breaksBefore ?? [])),
    breakNote: drawn.find(({popularity}) => popularity.breakNote)?.popularity.breakNote ?? null,
    credits: [
      ...new Map(
        drawn.flatMap(({popularity: {credit, sourceUrl}}) =>
          credit ? [[credit, {text: credit, url: sourceUrl}] as const] : [],
        ),
      ).values(),
    ],
  }
}

/** The first year that a list of shares has twice, or null. */
export function firstRepeat(shares: readonly ShareOfYear[]): number | null {
  const years = shares.flatMap(({year}) => year ?? [])
  return years.find((year, index) => years.indexOf(year) !== index) ?? null
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number'
}

function inOrder(years: number[]): number[] {
  return [...new Set(years)].toSorted((one, other) => one - other)
}
