import type {Source} from '../types.generated.ts'
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

/** A source of a fact or a claim; read on the day of the last round unless it says otherwise. */
export function source(words: SourceWords): Source & {accessedOn: string} {
  return {_type: 'source', accessedOn: lastRead, ...words}
}

/** Sources as a list of `key`'s: their keys lie below it. */
export function sourcesOf(key: string, sources: readonly Source[]): (Source & {_key: string})[] {
  return sources.map((one, index) => keyed(`${key}-${index + 1}`, one))
}
