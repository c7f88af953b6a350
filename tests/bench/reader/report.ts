import {section} from '../measure/markdown.ts'
import type {Bar} from '../measure/plot.ts'
import type {Aim, Report} from '../measure/report.ts'
import type {Measured} from '../measure/rounds.ts'
import {median, spreadOf, type Spread} from '../measure/statistics.ts'
import type {CaseResult} from './measureSubject.ts'
import {subjectTitles} from './subjects.ts'

const leastShare = 0.7
const mostCpu = 1.5
const leastOfOnePage = 0.9

/** A load of a case with its ratios to the control of the same round. */
interface Row {
  subject: CaseResult['subject']
  name: string
  kept: number
  thrown: number
  share: Spread
  cpu: Spread
  /** Medians of the subject's figures and of the control's. */
  own: Measured
  bare: Measured
}

/** The results of the reader's bench for people. `pages` is how many "many" were. */
export function readerReport(results: CaseResult[], pages: number): Report {
  const rows = results.flatMap(rowsOf)
  const many = results.flatMap((result) => manyToOne(result) ?? [])
  const ours = rows.filter(({subject}) => subject === 'ours')
  const aims: Aim[] = ours.flatMap(({name, share, cpu, kept}) => [
    {
      what: `${name}: requests a second, to bare`,
      aim: `at least ${leastShare.toFixed(2)}`,
      ...shown(share, kept),
      isMet: share.median >= leastShare,
    },
    {
      what: `${name}: processor time for a request, to bare`,
      aim: `at most ${mostCpu.toFixed(2)}`,
      ...shown(cpu, kept),
      isMet: cpu.median <= mostCpu,
    },
  ])
  for (const {subject, ratio, kept} of many) {
    if (subject !== 'ours') continue
    aims.push({
      what: `${pages.toLocaleString('en')} pages, to one page`,
      aim: `at least ${leastOfOnePage.toFixed(2)}`,
      ...shown(ratio, kept),
      isMet: ratio.median >= leastOfOnePage,
    })
  }
  return {
    name: 'reader',
    title: 'What a reader’s request costs, measured',
    text:
      'The same build served in three ways, each against a bare `node:http` server that answers from memory, byte for byte, what the subject answered. ' +
      'Control and subject start afresh and take turns; each has one core, and wrk (32 connections) the other. Status, encoding and the hash of the body are checked before and after each load, errors and lengths during it. ' +
      'Rounds whose control is more than 10 % from the median of controls do not count, and are repeated. Ratios are medians of the ratios of each round, with the least and the greatest.',
    aims,
    sections: [
      section(
        'Requests a second',
        'Medians. `next start` knows no brotli.',
        [
          '',
          'subject',
          'bare',
          'ratio',
          'spread',
          'p50 ms',
          'p99 ms',
          'bare p50',
          'bare p99',
          'rounds',
          'thrown away',
        ],
        rows.map(({subject, name, own, bare, share, kept, thrown}) => [
          `${subjectTitles[subject]}: ${name}`,
          count(own.requestsPerSecond),
          count(bare.requestsPerSecond),
          shareText(share.median),
          range(share),
          ...[own.p50Ms, own.p99Ms, bare.p50Ms, bare.p99Ms].map((value) => value.toFixed(2)),
          String(kept),
          String(thrown),
        ]),
      ),
      section(
        'Processor time for a request',
        'Microseconds of the server’s processes, from `/proc/<pid>/stat`, and the part of their core that they were busy: what is left over was spent waiting for wrk.',
        ['', 'subject', 'bare', 'ratio', 'spread', 'subject busy', 'bare busy'],
        rows.map(({subject, name, own, bare, cpu}) => [
          `${subjectTitles[subject]}: ${name}`,
          own.cpuMicros.toFixed(1),
          bare.cpuMicros.toFixed(1),
          shareText(cpu.median),
          range(cpu),
          busy(own),
          busy(bare),
        ]),
      ),
      section(
        'Many pages to one page',
        'Requests a second over all pages in turn, to one of them, in the same process.',
        ['', 'subject', 'spread', 'bare', 'spread'],
        many.map(({subject, ratio: own, bare}) => [
          subjectTitles[subject],
          shareText(own.median),
          range(own),
          shareText(bare.median),
          range(bare),
        ]),
      ),
    ],
    plot: {
      title: 'Requests a second as a share of what a bare server answers',
      unit: 'of the requests a second of a bare server with the same bytes',
      bars: rows.map(({subject, name, share}): Bar => ({
        label: `${subjectTitles[subject].replaceAll('`', '')}: ${name}`,
        value: share.median,
        text: shareText(share.median),
        low: share.low,
        high: share.high,
        aim: subject === 'ours' ? leastShare : undefined,
        isOurs: subject === 'ours',
      })),
    },
    results,
  }
}

function rowsOf({subject, kept, thrown, loads}: CaseResult): Row[] {
  return loads.map((name, load) => {
    const pairs = kept.flatMap((round) => {
      const [own, bare] = [round.subject[load], round.control[load]]
      return own && bare ? [{own, bare}] : []
    })
    return {
      subject,
      name,
      kept: pairs.length,
      thrown,
      share: spreadOf(pairs.map(({own, bare}) => own.requestsPerSecond / bare.requestsPerSecond)),
      cpu: spreadOf(pairs.map(({own, bare}) => own.cpuMicros / bare.cpuMicros)),
      own: medianOf(pairs.map(({own}) => own)),
      bare: medianOf(pairs.map(({bare}) => bare)),
    }
  })
}

/** How the last of two loads did to the first, within each round. */
function manyToOne({subject, kept, loads}: CaseResult) {
  if (loads.length < 2) return null
  const of = (measured: Measured[]) =>
    (measured[1]?.requestsPerSecond ?? Number.NaN) / (measured[0]?.requestsPerSecond ?? Number.NaN)
  return {
    subject,
    kept: kept.length,
    ratio: spreadOf(kept.map((round) => of(round.subject))),
    bare: spreadOf(kept.map((round) => of(round.control))),
  }
}

function medianOf(all: Measured[]): Measured {
  const of = (pick: (measured: Measured) => number) => median(all.map(pick))
  return {
    requestsPerSecond: of(({requestsPerSecond}) => requestsPerSecond),
    cpuMicros: of(({cpuMicros}) => cpuMicros),
    p50Ms: of(({p50Ms}) => p50Ms),
    p99Ms: of(({p99Ms}) => p99Ms),
  }
}

function shown(spread: Spread, kept: number) {
  return {measured: shareText(spread.median), spread: `${range(spread)}, ${kept} rounds`}
}

function range({low, high}: Spread): string {
  return `${shareText(low)} to ${shareText(high)}`
}

function shareText(value: number): string {
  return value.toFixed(value < 0.1 ? 3 : 2)
}

function busy({requestsPerSecond, cpuMicros}: Measured): string {
  return `${((requestsPerSecond * cpuMicros) / 1e4).toFixed(0)} %`
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}
