import {section} from '../measure/markdown.ts'
import type {Report} from '../measure/report.ts'
import {quantile} from '../measure/statistics.ts'

const p50AimMs = 25
const p99AimMs = 100

/** Milliseconds of each publish: the first until the lake acknowledged it, those that follow from there. */
export interface PublishTimes {
  acknowledged: number[]
  answered: number[]
  visible: number[]
  /** The same page once more, when it has been seen. */
  again: number[]
}

/** What the bench of publishing found. */
export interface PublishResults {
  times: PublishTimes
  /** What was outdated when it should not have been. */
  outdated: string[]
  /** Pages that show what is published. */
  shownOn: string[]
  /** Of the other readers. */
  readsPerSecond: number
}

const shares = [
  {name: 'p50', share: 0.5, aim: p50AimMs},
  {name: 'p90', share: 0.9},
  {name: 'p99', share: 0.99, aim: p99AimMs},
  {name: 'most', share: 1},
]

export function publishReport(results: PublishResults): Report {
  const {times, outdated, shownOn, readsPerSecond} = results
  const {visible} = times
  const p50 = quantile(visible, 0.5)
  const p99 = quantile(visible, 0.99)
  const publishes = visible.length.toLocaleString('en')
  const spread = `${ms(Math.min(...visible))} to ${ms(Math.max(...visible))} ms, ${publishes} publishes`
  const parts: [string, number[]][] = [
    ['until the lake has acknowledged it', times.acknowledged],
    ['from there until the site has answered the webhook', times.answered],
    ['from there until a reader sees it', visible],
    ['the page once more', times.again],
  ]
  return {
    name: 'publish',
    title: 'How long a publish takes to reach a reader, measured',
    text:
      `${publishes} publishes one after the other, each a changed headline, while other readers ask for all other pages ${Math.round(readsPerSecond)} times a second. ` +
      'A reader asks for the page again and again from the moment in which the lake has acknowledged the publish. The webhook passes through a proxy of the bench: ' +
      'as soon as the site has answered it, the page is asked for, and must show the new headline; so must, when a reader has seen it, every page that shows it.',
    aims: [
      {
        what: 'publish to visible, p50',
        aim: `at most ${p50AimMs} ms`,
        measured: `${ms(p50)} ms`,
        spread,
        isMet: p50 <= p50AimMs,
      },
      {
        what: 'publish to visible, p99',
        aim: `at most ${p99AimMs} ms`,
        measured: `${ms(p99)} ms`,
        spread,
        isMet: p99 <= p99AimMs,
      },
      {
        what: 'outdated answers after the webhook was answered, or after the new page was seen',
        aim: '0',
        measured: String(outdated.length),
        spread: `of ${(visible.length * (shownOn.length + 2)).toLocaleString('en')} answers`,
        isMet: outdated.length === 0,
      },
    ],
    sections: [
      section(
        'Parts of a publish',
        'Milliseconds.',
        ['', ...shares.map(({name}) => name)],
        parts.map(([name, values]) => [name].concat(shares.map(({share}) => ms(quantile(values, share))))),
      ),
      ...outdated.slice(0, 20).map((line) => `- ${line}\n`),
    ],
    plot: {
      title: 'From the acknowledged publish to the page that a reader sees',
      unit: 'milliseconds',
      bars: shares.map(({name, share, aim}) => ({
        label: name,
        value: quantile(visible, share),
        text: ms(quantile(visible, share)),
        aim,
        isOurs: true,
      })),
    },
    results,
  }
}

function ms(value: number): string {
  return value.toFixed(1)
}
