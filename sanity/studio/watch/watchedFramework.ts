import {type FormPatch, insert, set, setIfMissing, unset} from 'sanity'
import {z} from 'zod'

import type {FactSuggestion} from '../../watch/factSuggestion.ts'
import {randomKey} from '../randomKey.ts'

const text = z.string().nullish()
const sourceSchema = z.looseObject({_key: z.string(), url: text})
const factSchema = z.looseObject({
  _key: z.string(),
  value: text,
  asOf: text,
  follows: text,
  sources: z.array(sourceSchema).nullish(),
})
const formSchema = z.object({
  endOfLifeId: z.string().min(1),
  facts: z.array(factSchema).catch([]).nullish(),
})

/** A fact as its form holds it, finished or not. */
export type FormFact = z.infer<typeof factSchema>

/** The facts of a framework's form and its name at endoflife.date; null as long as it has none. */
export function readWatchedFramework(value: unknown): {product: string; facts: FormFact[]} | null {
  const form = formSchema.safeParse(value).data
  return form ? {product: form.endOfLifeId, facts: form.facts ?? []} : null
}

/** Writes what was suggested into its fact: value, day (`2026-11-26`) and source, which is dated anew when it is there already. */
export function acceptance(fact: FormFact, suggestion: FactSuggestion, day: string): FormPatch[] {
  const at = ['facts', {_key: fact._key}]
  const {sourceTitle: title, sourceUrl: url, publisher} = suggestion
  const known = fact.sources?.find((source) => source.url === url)
  const source = {_type: 'source', _key: randomKey(), title, url, publisher, accessedOn: day}
  return [
    set(suggestion.value, [...at, 'value']),
    set(day, [...at, 'asOf']),
    ...(known
      ? [set(day, [...at, 'sources', {_key: known._key}, 'accessedOn'])]
      : [setIfMissing([], [...at, 'sources']), insert([source], 'after', [...at, 'sources', -1])]),
  ]
}

/** Puts a fact back as it was. */
export function putBack({_key, value, asOf, sources}: FormFact): FormPatch[] {
  return Object.entries({value, asOf, sources}).map(([field, before]) => {
    const path = ['facts', {_key}, field]
    return before === undefined || before === null ? unset(path) : set(before, path)
  })
}
