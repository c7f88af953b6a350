import {
  parsePath,
  type ComparisonNode,
  type ExprNode,
  type PathNode,
  type SegmentNode,
  type SubscriptElementNode,
} from '@sanity/json-match'

import {limits} from '../limits.ts'
import {isJsonObject, type Json} from '../store/documentTypes.ts'
import {invalidMutation} from './failures.ts'
import {sliceBounds} from './slices.ts'

/** Where a value sits: field names and array indexes from the document down. */
export type Place = (string | number)[]

interface Match {
  place: Place
  /** Undefined when the path names a field that is not there yet. */
  value: Json | undefined
}

type Condition = Extract<SubscriptElementNode, {type: 'Comparison' | 'Existence'}>

/** How to look: for fields that are not there too or not, and how much looking there has been. */
interface Search {
  missing: boolean
  effort: {steps: number}
}

/** Reads a JSONMatch path, such as `entries[_key=="flask"].claims[-1]`. https://www.sanity.io/docs/json-match */
export function parsePatchPath(path: string): PathNode {
  if (path.length > limits.maxPathLength)
    throw invalidMutation(`Path is longer than ${limits.maxPathLength} characters`)
  let tree: ExprNode | undefined
  try {
    tree = parsePath(path)
  } catch (error) {
    throw invalidMutation(
      `Malformed path "${path}": ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  if (tree?.type !== 'Path') throw invalidMutation(`Malformed path "${path}": it names no field`)
  return tree
}

/**
 * The places a path names in a value, each once, in document order of the search. With `missing`, also the fields
 * that it names and that are not there yet; an array never gets items that way.
 */
export function findPlaces(value: Json, path: PathNode, missing: boolean): Place[] {
  const found = new Map<string, Place>()
  for (const {place} of follow(path, {place: [], value}, {missing, effort: {steps: 0}})) {
    if (place.length > limits.maxNestingDepth) {
      throw invalidMutation(`Path leads deeper than ${limits.maxNestingDepth} levels`)
    }
    found.set(JSON.stringify(place), place)
  }
  return [...found.values()]
}

function* follow(path: PathNode, origin: Match, search: Search): Generator<Match> {
  const starts = path.base ? follow(path.base, origin, search) : [origin]
  for (const start of starts) {
    if (path.recursive) yield* followDown(path.segment, start, search)
    else yield* step(path.segment, start, search)
  }
}

function* followDown(segment: SegmentNode, start: Match, search: Search): Generator<Match> {
  yield* step(segment, start, {...search, missing: false})
  for (const child of children(start)) yield* followDown(segment, child, search)
}

function* step(segment: SegmentNode, start: Match, search: Search): Generator<Match> {
  // A path such as `..*..*..*` leads to each place in more ways than anybody can wait for.
  search.effort.steps += 1
  if (search.effort.steps > limits.maxPathSteps) {
    throw invalidMutation(`Path takes more than ${limits.maxPathSteps} steps`)
  }
  if (segment.type === 'This') yield start
  else if (segment.type === 'Identifier') yield* field(segment.name, start, search)
  else if (segment.type === 'Wildcard') yield* children(start)
  else for (const element of segment.elements) yield* pick(element, start, search)
}

function* field(name: string, {place, value}: Match, search: Search): Generator<Match> {
  if (Array.isArray(value)) return
  const isThere = isJsonObject(value) && Object.hasOwn(value, name)
  if (isThere) yield {place: [...place, name], value: value[name]}
  else if (search.missing) yield {place: [...place, name], value: undefined}
}

function* children({place, value}: Match): Generator<Match> {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield {place: [...place, index], value: item}
  else if (isJsonObject(value))
    for (const [name, item] of Object.entries(value)) yield {place: [...place, name], value: item}
}

function* pick(element: SubscriptElementNode, start: Match, search: Search): Generator<Match> {
  const {place, value} = start
  switch (element.type) {
    case 'Path':
      yield* follow(element, start, search)
      return
    case 'String':
      yield* field(element.value, start, search)
      return
    case 'Number': {
      if (!Array.isArray(value)) return
      const index = element.value < 0 ? element.value + value.length : element.value
      if (index in value) yield {place: [...place, index], value: value[index]}
      return
    }
    case 'Slice': {
      if (!Array.isArray(value)) return
      const bounds = sliceBounds(element, value.length)
      for (let index = bounds.start; index < bounds.end; index++)
        yield {place: [...place, index], value: value[index]}
      return
    }
    case 'Comparison':
    case 'Existence':
      for (const candidate of Array.isArray(value) ? children(start) : [start]) {
        if (holds(element, candidate.value, {...search, missing: false})) yield candidate
      }
      return
    default:
      return
  }
}

function holds(condition: Condition, value: Json | undefined, search: Search): boolean {
  if (condition.type === 'Existence') return operands(condition.base, value, search).length > 0
  return operands(condition.left, value, search).some((left) =>
    operands(condition.right, value, search).some((right) => compare(left, condition.operator, right)),
  )
}

function operands(node: ExprNode, value: Json | undefined, search: Search): Json[] {
  if (node.type === 'Null') return [null]
  if (node.type !== 'Path') return [node.value]
  return [...follow(node, {place: [], value}, search)]
    .map((match) => match.value)
    .filter((item) => item !== undefined)
}

function compare(left: Json, operator: ComparisonNode['operator'], right: Json): boolean {
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  const comparable =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string')
  if (!comparable) return false
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  if (operator === '>') return left > right
  return left >= right
}
