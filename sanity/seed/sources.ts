import type {Fact, Source} from '../types.generated.ts'
import {keyed} from './keyed.ts'

/** The day on which the sources without a better date were last read. */
const lastRead = '2026-10-15'

interface SourceWords {
  title: string
  url: string
  publisher: string
  publishedOn?: string
  accessedOn?: string
}

/** One source of a fact; read on the day of the last round unless it says otherwise. */
export function source(words: SourceWords): Source {
  return {_type: 'source', accessedOn: lastRead, ...words}
}

/** A fact; its key and those of its sources lie below `key`. `asOf` is the last day on which its sources bear it out. */
export function fact(
  key: string,
  label: string,
  value: string,
  asOf: string,
  ...sources: Source[]
): Fact & {_key: string} {
  return {
    _type: 'fact',
    _key: key,
    label,
    value,
    asOf,
    sources: sources.map((one, index) => keyed(`${key}-${index + 1}`, one)),
  }
}

/** A framework's share among those who named a web framework in the Stack Overflow Developer Survey of 2025. */
export function popularity2025(share: string): Fact & {_key: string} {
  return fact(
    'popularity-2025',
    'Popularity, 2025',
    `${share} % of survey respondents who named a web framework`,
    '2026-01-29',
    source({
      title: 'Stack Overflow Developer Survey, Stack Exchange Inc., ODbL; recomputed shares',
      url: 'https://github.com/thibaudcolas/timeline-of-django/tree/main/metrics/stackoverflow_developer_survey',
      publisher: 'timeline-of-django',
      publishedOn: '2026-01-29',
    }),
  )
}
