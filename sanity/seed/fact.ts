import type {Fact, Source} from '../types.generated.ts'
import {sourcesOf} from './source.ts'
import {survey} from './sources.ts'

/** A fact; its key and those of its sources lie below `key`. `asOf` is the last day on which its sources bear it out. */
export function fact(
  key: string,
  label: string,
  value: string,
  asOf: string,
  ...sources: Source[]
): Fact & {_key: string} {
  return {_type: 'fact', _key: key, label, value, asOf, sources: sourcesOf(key, sources)}
}

/** The same fact, to be compared with endoflife.date: what it says, and of which cycle (left out: the newest). */
export function followed(
  one: Fact & {_key: string},
  follows: NonNullable<Fact['follows']>,
  cycle?: string,
): Fact & {_key: string} {
  return {...one, follows, ...(cycle ? {cycle} : {})}
}

/** A framework's share among those who named a web framework in the Stack Overflow Developer Survey of 2025. */
export function popularity2025(share: string): Fact & {_key: string} {
  return fact(
    'popularity-2025',
    'Popularity, 2025',
    `${share} % of survey respondents who named a web framework`,
    '2026-01-29',
    survey,
  )
}
