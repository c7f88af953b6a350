import {fieldStep, indexStep} from './sourcePath.ts'
import type {ItemSelectors} from './sourcePath.ts'
import {itemsOf} from './traced.ts'
import type {Traced} from './traced.ts'

/**
 * Where each part of an answer came from, as the Content Source Maps specification writes it
 * (https://github.com/sanity-io/content-source-maps). A mapping at a path holds for all below it that has none of its own.
 */
export interface SourceMap {
  /** The documents by the ids under which they are stored: a draft is `drafts.…`, whatever the answer calls it. */
  documents: {_id: string; _type: string}[]
  paths: string[]
  mappings: Record<string, {type: 'value'; source: Source}>
}

type Source = {type: 'documentValue'; document: number; path: number} | {type: 'literal'} | {type: 'unknown'}

/** The source map of an answer of which nothing is known. */
export const untraced: SourceMap = {
  documents: [],
  paths: [],
  mappings: {$: {type: 'value', source: {type: 'unknown'}}},
}

/** Writes down the sources of a traced answer. Values that are null have none. */
export function sourceMapOf(answer: Traced, selectors: ItemSelectors): SourceMap {
  const documents = new Map<string, {index: number; _type: string}>()
  const paths = new Map<string, number>()
  const mappings: [string, {type: 'value'; source: Source}][] = []

  function documentIndex(document: object): number {
    const _id = storedIdOf(document)
    const known = documents.get(_id)
    if (known) return known.index
    documents.set(_id, {index: documents.size, _type: stringField(document, '_type') ?? ''})
    return documents.size - 1
  }

  function pathIndex(path: string): number {
    const known = paths.get(path)
    if (known !== undefined) return known
    paths.set(path, paths.size)
    return paths.size - 1
  }

  function note(path: string, source: Source): void {
    mappings.push([path, {type: 'value', source}])
  }

  function walk(traced: Traced, path: string): void {
    if (traced.data === null || traced.data === undefined) return
    switch (traced.kind) {
      case 'stored':
        return note(path, {
          type: 'documentValue',
          document: documentIndex(traced.document),
          path: pathIndex(traced.path),
        })
      case 'object':
        for (const [name, part] of traced.parts) walk(part, path + fieldStep(name))
        return undefined
      case 'array':
      case 'documents':
        for (const [index, item] of itemsOf(traced, selectors)?.entries() ?? [])
          walk(item, path + indexStep(index))
        return undefined
      case 'literal':
        return note(path, {type: 'literal'})
      case 'computed':
        return note(path, {type: 'unknown'})
      default:
        return traced satisfies never
    }
  }

  walk(answer, '$')
  return {
    documents: Array.from(documents, ([_id, {_type}]) => ({_id, _type})),
    paths: [...paths.keys()],
    mappings: Object.fromEntries(mappings),
  }
}

/** The id that a document is stored under; a perspective shows it beside the published one. */
function storedIdOf(document: object): string {
  return stringField(document, '_originalId') ?? stringField(document, '_id') ?? ''
}

function stringField(document: object, name: '_id' | '_originalId' | '_type'): string | null {
  const value: unknown = Reflect.get(document, name)
  return typeof value === 'string' ? value : null
}
