import {evaluateSync} from 'groq-js'
import type {ExprNode} from 'groq-js'

import {allOf, anyOf, bind, everything} from './conditions.ts'
import type {Condition, Pattern, Scalar, Subject} from './conditions.ts'
import {ExactPath} from './exactPath.ts'

/** How the values of an operand count: as one value, as the items of a list, or as either. */
export type OperandUse = 'value' | 'items' | 'valueOrItems'

/**
 * Asks for the values that an expression has where the filtered set stands. Gives the operand's number, or null when the
 * expression depends on the document that is being filtered.
 */
export type TakeOperand = (expression: ExprNode, use: OperandUse) => number | null

/** What a filter that stands alone implies about the documents that it lets through. */
export function conditionOf(filter: ExprNode): Condition {
  return bind(
    impliedCondition(filter, () => null),
    [],
  )
}

/** Finds what a filter implies about the documents that it lets through, or `everything`. */
export function impliedCondition(filter: ExprNode, take: TakeOperand): Pattern {
  switch (filter.type) {
    case 'Group':
      return impliedCondition(filter.base, take)
    case 'And':
      return allOf([impliedCondition(filter.left, take), impliedCondition(filter.right, take)])
    case 'Or':
      return anyOf([impliedCondition(filter.left, take), impliedCondition(filter.right, take)])
    case 'OpCall':
      if (filter.op === '==')
        return allOf([equality(filter.left, filter.right), equality(filter.right, filter.left)])
      return filter.op === 'in' ? membership(filter.left, filter.right) : everything
    case 'FuncCall':
      return functionCall(filter)
    default:
      return everything
  }

  function equality(field: ExprNode, value: ExprNode): Pattern {
    return hasValueOf(subjectsOf(field), value, 'value')
  }

  function membership(member: ExprNode, list: ExprNode): Pattern {
    if (endsInReference(list)) return hasValueOf([{kind: 'reference', mayBeMissing: true}], member, 'value')
    const subjects = subjectsOf(member)
    if (list.type === 'Value' && list.value instanceof ExactPath) {
      return subjects[0]?.kind === 'id' ? idPattern(list.value.toJSON()) : everything
    }
    return hasValueOf(subjects, list, 'items')
  }

  function functionCall({namespace, name, args}: Extract<ExprNode, {type: 'FuncCall'}>): Pattern {
    const [first] = args
    if (!first) return everything
    switch (`${namespace}::${name}`) {
      case 'global::references':
        return anyOf(args.map((arg) => hasValueOf([present('reference')], arg, 'valueOrItems')))
      case 'sanity::versionOf':
        return hasValueOf([present('publishedId')], first, 'value')
      case 'sanity::partOfRelease':
        return hasValueOf([present('idPrefix')], joined('versions.', first, '.'), 'value')
      default:
        return everything
    }
  }

  /** That each of the subjects has one of the values of an expression. */
  function hasValueOf(subjects: ComparedSubject[], expression: ExprNode, use: OperandUse): Pattern {
    const value = constant(expression)
    if (value !== undefined) return allOf(subjects.map((subject) => constantLeaf(subject, value, use)))
    return allOf(
      subjects.map((subject) => {
        // A list may hold null, which a missing field equals, and numbers, which are written like strings.
        const isVague = subject.mayBeMissing && use !== 'value'
        const operand = isVague ? null : take(expression, use)
        return operand === null ? everything : {...subject, operand}
      }),
    )
  }
}

/** What a filter compares, and whether documents that lack it compare as null. */
type ComparedSubject = Subject & {mayBeMissing: boolean}

function present(kind: Exclude<Subject['kind'], 'field'>): ComparedSubject {
  return {kind, mayBeMissing: false}
}

function constantLeaf({mayBeMissing, ...subject}: ComparedSubject, value: unknown, use: OperandUse): Pattern {
  const isList = Array.isArray(value)
  const items: unknown[] = isList ? value : [value]
  const isUsable = use === 'valueOrItems' || isList === (use === 'items')
  if (!isUsable) return mayBeMissing ? everything : {...subject, values: []}
  const values = items.filter(subject.kind === 'field' ? isScalar : isString)
  // Null equals a missing field, which no index holds; numbers among the slugs are left to the evaluator.
  return mayBeMissing && values.length < items.length ? everything : {...subject, values}
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

const plainName = /^[A-Za-z_]\w*$/

/** What the store can look up of a field. A reference field also says that the document refers to its target. */
function subjectsOf(node: ExprNode): ComparedSubject[] {
  const path = ownPath(node)
  if (!path) return isOwnReference(node) ? [{kind: 'reference', mayBeMissing: true}] : []
  const name = path.join('.')
  if (name === '_id') return [present('id')]
  if (name === '_type') return [present('type')]
  if (name === 'slug.current') return [{kind: 'slug', mayBeMissing: true}]
  // Perspectives put `_originalId` beside the stored fields.
  if (path[0] === '_originalId' || path[0] === '_id' || !path.every((part) => plainName.test(part))) return []
  const field: ComparedSubject = {kind: 'field', path, mayBeMissing: true}
  return path.at(-1) === '_ref' ? [{kind: 'reference', mayBeMissing: true}, field] : [field]
}

/** The names that lead to a field of the document itself, or null. */
function ownPath(node: ExprNode): string[] | null {
  if (node.type === 'Group') return ownPath(node.base)
  if (node.type !== 'AccessAttribute') return null
  if (!node.base || node.base.type === 'This') return [node.name]
  const base = ownPath(node.base)
  return base && [...base, node.name]
}

/** Whether an expression lists ids that the document refers to: `authors[]._ref`, however deep. */
function endsInReference(node: ExprNode): boolean {
  switch (node.type) {
    case 'Group':
    case 'ArrayCoerce':
      return endsInReference(node.base)
    case 'Map':
    case 'FlatMap':
      return isOwn(node.base) && (isOwnReference(node.expr) || endsInReference(node.expr))
    default:
      return false
  }
}

/** Whether an expression is the id in a reference of the document: `authors[0]._ref`. */
function isOwnReference(node: ExprNode): boolean {
  return node.type === 'AccessAttribute' && node.name === '_ref' && isOwn(node)
}

/** Whether an expression gives parts of the document itself, without leaving it. */
function isOwn(node: ExprNode): boolean {
  switch (node.type) {
    case 'This':
      return true
    case 'AccessAttribute':
      return !node.base || isOwn(node.base)
    case 'Group':
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Slice':
    case 'Filter':
      return isOwn(node.base)
    case 'Map':
    case 'FlatMap':
      return isOwn(node.base) && isOwn(node.expr)
    default:
      return false
  }
}

/** `path("drafts.**")`: ids that begin with what stands before the first wildcard. */
function idPattern(pattern: string): Pattern {
  const parts = pattern.split('.')
  const fixed = parts.findIndex((part) => part === '*' || part === '**')
  if (fixed === -1) return {kind: 'id', values: [pattern]}
  return fixed === 0 ? everything : {kind: 'idPrefix', values: [`${parts.slice(0, fixed).join('.')}.`]}
}

function joined(before: string, expression: ExprNode, after: string): ExprNode {
  const plus = (left: ExprNode, right: ExprNode): ExprNode => ({type: 'OpCall', op: '+', left, right})
  return plus(plus({type: 'Value', value: before}, expression), {type: 'Value', value: after})
}

/** The value of an expression that does not depend on any document, or undefined when it does. */
function constant(node: ExprNode): unknown {
  return isConstant(node) ? evaluateSync(node).data : undefined
}

function isConstant(node: ExprNode): boolean {
  if (node.type === 'Value') return true
  if (node.type === 'Group') return isConstant(node.base)
  if (node.type === 'Array') return node.elements.every((element) => isConstant(element.value))
  return node.type === 'OpCall' && node.op === '+' && isConstant(node.left) && isConstant(node.right)
}
