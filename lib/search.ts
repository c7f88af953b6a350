import MiniSearch from 'minisearch'

import {foldWord, wordsIn} from './highlight.ts'

/** What a reader may find: what it is called, what it is about, what it says. */
export interface SearchRecord {
  /** Unique among the records. */
  id: string
  kind: 'framework' | 'edition' | 'claim'
  title: string
  about: string
  text: string
  /** Where it belongs, for readers and not searched: `Advantage of Django, 2026 edition`. */
  place: string
  path: string
}

/** Records in the order of how well they match, and in what way they do. */
export interface SearchResults {
  records: SearchRecord[]
  /** Words of the records, folded, that answer to those of the question. */
  terms: ReadonlySet<string>
  /** Whether no record has the words as they were typed, so that these are what comes close. */
  isApproximate: boolean
}

/** Answers questions about the records it was made of. */
export type Searcher = (question: string) => SearchResults

/** A question is cut off after so many characters. */
export const maxQuestionLength = 100

/** What somebody typed as a question: bounded, in one line, without space around it. */
export function questionFrom(typed: string | null | undefined): string {
  return (typed ?? '').slice(0, maxQuestionLength).toWellFormed().replaceAll(/\s+/g, ' ').trim()
}

/**
 * Makes a searcher of records. It takes beginnings for words, is deaf to accents and case, and asks for all words of a question;
 * only where that finds nothing it forgives a letter or two, and then a word.
 */
export function searcherOf(records: readonly SearchRecord[]): Searcher {
  const byId = new Map(records.map((record) => [record.id, record]))
  const index = new MiniSearch<SearchRecord>({
    fields: ['title', 'about', 'text'],
    tokenize: wordsIn,
    processTerm: foldWord,
    searchOptions: {
      prefix: true,
      boost: {title: 4, about: 2},
      boostDocument: (id) => kindBoost[byId.get(String(id))?.kind ?? 'claim'],
    },
  })
  index.addAll(records)
  return (question) => {
    for (const [step, options] of steps.entries()) {
      const found = index.search(question, options)
      if (found.length === 0) continue
      return {
        records: found.flatMap(({id}) => byId.get(String(id)) ?? []),
        terms: new Set(found.flatMap(({terms}) => terms)),
        isApproximate: step > 0,
      }
    }
    return {records: [], terms: new Set(), isApproximate: false}
  }
}

/** Who types a framework's name wants its article rather than one of the many claims about it. */
const kindBoost = {framework: 3, edition: 1.5, claim: 1}

/** How many letters may be wrong, missing or too many; two that changed places count twice. */
const fuzzy = (term: string) => {
  if (term.length < 3) return false
  return term.length < 5 ? 1 : 2
}

/** From strict to lenient. Where one word will do, it has to be more than a letter or two. */
const steps = [
  {combineWith: 'AND'},
  {combineWith: 'AND', fuzzy},
  {combineWith: 'OR', fuzzy, prefix: (term: string) => term.length > 2},
] as const
