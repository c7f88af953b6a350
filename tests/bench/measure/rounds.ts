import {median} from './statistics.ts'

/** How one server did under load. */
export interface Measured {
  requestsPerSecond: number
  /** Time on the processor for a request, of the server's processes, in microseconds. */
  cpuMicros: number
  p50Ms: number
  p99Ms: number
}

/** A control and a subject, measured one after the other under the same loads. */
export interface Round {
  control: Measured[]
  subject: Measured[]
}

/** Rounds that count, and how many did not. */
export interface Rounds {
  kept: Round[]
  thrown: number
}

/** A control that moved by more than this share shows that the machine had other work. */
const tolerance = 0.1
/** Rounds that are thrown away are repeated until so many times the wanted number were measured. */
const mostAttempts = 2

/** Rounds whose control, under each of the loads, is near the median of the controls. */
export function steadyRounds(rounds: Round[]): Round[] {
  const usual = (rounds[0]?.control ?? []).map((_, load) =>
    median(rounds.map(({control}) => control[load]?.requestsPerSecond ?? Number.NaN)),
  )
  return rounds.filter(({control}) =>
    control.every(({requestsPerSecond}, load) => {
      const middle = usual[load] ?? Number.NaN
      return Math.abs(requestsPerSecond - middle) <= tolerance * middle
    }),
  )
}

/** Measures until as many rounds are steady as are wanted, or the machine has been given up on. */
export async function measureRounds(
  wanted: number,
  measure: (attempt: number) => Promise<Round>,
): Promise<Rounds> {
  const rounds: Round[] = []
  let kept: Round[] = []
  while (kept.length < wanted && rounds.length < mostAttempts * wanted) {
    rounds.push(await measure(rounds.length + 1))
    kept = steadyRounds(rounds)
  }
  return {kept, thrown: rounds.length - kept.length}
}
