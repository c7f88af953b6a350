import {evaluate, evaluateSync} from 'groq-js'

import {limits} from '../limits.ts'
import {notThenable} from './awkwardNames.ts'
import {bind, everything, theType} from './conditions.ts'
import type {Condition} from './conditions.ts'
import {findFirstRows} from './firstRows.ts'
import {readLookUp} from './lookUps.ts'
import type {CountedSet, PlannedSet, QueryPlan} from './plan.ts'
import {sortOf} from './sort.ts'
import type {SourceMap} from './sourceMap/sourceMap.ts'
import {untraced} from './sourceMap/sourceMap.ts'
import type {ItemSelectors} from './sourceMap/sourcePath.ts'
import {traceSync} from './sourceMap/trace.ts'
import {offerSearchText} from './textSearch.ts'
import type {DatasetView} from './view.ts'

export interface EvaluationOptions {
  /** The moment that `now()` gives. */
  timestamp: Date
  /** The user id that `identity()` gives. */
  identity: string
  /** What `sanity::projectId()` and `sanity::dataset()` give. */
  sanity: {projectId: string; dataset: string}
  /** How the source map names items of arrays; without it there is none. */
  sourceMap?: ItemSelectors | null
  /** Called for each document of each set that the evaluator walks through; what it throws ends the evaluation. */
  onStep?: () => void
}

/** What a plan came to. */
export interface Evaluation {
  value: unknown
  sourceMap: SourceMap | null
}

/**
 * Runs a plan over a view. The answer may share its parts with the document cache: write it out, do not change it. A plan
 * that compares paths waits in between: run it inside a transaction if others write to the file meanwhile.
 */
export async function evaluatePlan(
  plan: QueryPlan,
  view: DatasetView,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const {onStep = () => undefined, sourceMap = null, ...rest} = options
  const step = (document: object): void => {
    onStep()
    if (plan.searchesText) offerSearchText(document)
  }
  const found = new Map<string, DocumentList | {count: number}>()
  const evaluation = {
    ...rest,
    dataset: [],
    dereference: ({_ref}: {_ref: string}) => {
      const lookUp = readLookUp(_ref)
      if (!lookUp) {
        const document = view.find(_ref)
        return document && notThenable(plan.searchesText ? offerSearchText(document) : document)
      }
      const known = found.get(_ref)
      if (known) return known
      const set = plan.sets[lookUp.set] ?? {pattern: everything}
      const result = lookUpSet(set, bind(set.pattern, lookUp.operands))
      found.set(_ref, result)
      return result
    },
  }

  function lookUpSet({counted, first}: PlannedSet, condition: Condition): DocumentList | {count: number} {
    if (counted) return {count: countIn(counted, condition)}
    if (!first) return new DocumentList(view.matching(condition), step)
    const sort = sortOf(first.order, first.filters, condition)
    const isSorted = sort !== null && (sort.by !== 'value' || view.isOrdered(sort.type, sort.field))
    const skip = isSorted && first.isExact && view.canSkip ? first.skip : 0
    const wish = {...first, skip: first.skip - skip, count: first.count - skip}
    const stretch = isSorted ? {sort, skip, wanted: wish.count} : {}
    const documents = new DocumentList(view.matching(condition, stretch), step)
    return new DocumentList(findFirstRows(wish, isSorted, documents, evaluation), step)
  }

  function countIn({field, filters}: CountedSet, condition: Condition): number {
    const type = theType(condition)
    if (field === null || type === null) return view.count(condition)
    const known = view.countWith(condition, type, field)
    if (known !== null) return known
    const every = {skip: 0, count: Number.POSITIVE_INFINITY, filters, order: [], isExact: false}
    return findFirstRows(every, true, new DocumentList(view.matching(condition), step), evaluation).length
  }

  // Evaluation without promises is several times faster; comparing paths is the one thing it cannot do.
  if (plan.comparesPaths) {
    const value: unknown = await (await evaluate(plan.tree, evaluation)).get()
    return {value, sourceMap: sourceMap && untraced}
  }
  if (sourceMap) return traceSync(plan.tree, evaluation, sourceMap)
  return {value: evaluateSync(plan.tree, evaluation).data, sourceMap: null}
}

/**
 * A list that reads its documents while it is walked through, for filters, which do nothing else with it. Who walks a
 * second time will walk a third: then the documents stay, as long as they are few enough.
 */
class DocumentList extends Array<object> {
  // The evaluator takes what it dereferences for a document; a list is none the worse for it.
  [field: string]: unknown
  readonly #documents: Iterable<object>
  readonly #onStep: (document: object) => void
  #walks = 0
  #kept: object[] | null = null

  constructor(documents: Iterable<object>, onStep: (document: object) => void) {
    super()
    this.#documents = documents
    this.#onStep = onStep
  }

  override *[Symbol.iterator](): ArrayIterator<object> {
    this.#walks += 1
    let keeping: object[] | null = this.#walks === 2 ? [] : null
    const documents = this.#kept ?? this.#documents
    for (const document of documents) {
      this.#onStep(document)
      keeping?.push(document)
      if (keeping && keeping.length > limits.maxRetainedDocuments) keeping = null
      yield document
    }
    this.#kept ??= keeping
  }
}
