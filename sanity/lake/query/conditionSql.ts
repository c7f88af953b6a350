import {indexedValue} from '../store/fieldValues.ts'
import {fieldOfType, isWide, widthOf} from './conditions.ts'
import type {Condition, FieldOfType, Subject} from './conditions.ts'

/**
 * Whose ids a condition speaks of: those that documents are stored under, or, through a stack of layers, the published
 * ids that they are shown under.
 */
export type IdColumn = 'id' | 'published_id'

/** A condition as SQL about a row of `documents`, with its parameters in order. */
export interface ConditionSql {
  where: string
  params: string[]
}

const values = '(SELECT value FROM json_each(?))'
/** Sorts after every character of an id. */
const afterAll = '\u{10ffff}'

/**
 * Writes a condition as SQL. The database keeps no statistics, so the way is laid out here: the narrowest part goes
 * through its index, the others are tests (`+` keeps the database from starting there).
 */
export function conditionSql(condition: Condition, ids: IdColumn, isDriver = true): ConditionSql {
  switch (condition.kind) {
    case 'everything':
      return {where: 'true', params: []}
    case 'all':
      return conjunction(condition.of, ids, isDriver)
    case 'any':
      return disjunction(condition.of, ids, isDriver)
    default:
      return leaf(condition, ids, isDriver ? '' : '+')
  }
}

function conjunction(of: Condition[], ids: IdColumn, isDriver: boolean): ConditionSql {
  const [first, ...others] = of.toSorted((a, b) => widthOf(a) - widthOf(b))
  if (!first) return {where: 'true', params: []}
  const pair = isDriver && isWide(first) ? fieldOfType(of) : null
  if (pair) {
    const rest = of.filter(
      (part) => part !== pair.typePart && part !== pair.fieldPart && part.kind !== 'field',
    )
    return join(' AND ', [fieldOfTypeSql(pair), ...rest.map((test) => conditionSql(test, ids, false))])
  }
  // Where few documents are left, the evaluator reads their fields faster than the database does.
  const tests = isWide(first) ? others : others.filter(({kind}) => kind !== 'field')
  return join(' AND ', [
    conditionSql(first, ids, isDriver),
    ...tests.map((test) => conditionSql(test, ids, false)),
  ])
}

/** The documents of a type with one of some values in a field, by the index of values. */
function fieldOfTypeSql({type, fieldPart}: FieldOfType<Condition>): ConditionSql {
  const kept = fieldPart.values.flatMap((value) => indexedValue(value) ?? [])
  return {
    where: `id IN (SELECT source FROM document_values WHERE type = ? AND field = ? AND value IN ${values})`,
    params: [type, fieldPart.path.join('.'), JSON.stringify(kept)],
  }
}

function disjunction(of: Condition[], ids: IdColumn, isDriver: boolean): ConditionSql {
  if (of.length === 0) return {where: 'false', params: []}
  const hasNoIndex = of.some((part) => part.kind === 'field' || part.kind === 'everything')
  if (!isDriver || hasNoIndex)
    return join(
      ' OR ',
      of.map((part) => conditionSql(part, ids, false)),
    )
  const {where, params} = join(
    ' UNION ',
    of.map((part) => {
      const sql = conditionSql(part, ids)
      return {...sql, where: `SELECT rowid FROM documents WHERE ${sql.where}`}
    }),
  )
  return {where: `rowid IN ${where}`, params}
}

function join(word: string, parts: ConditionSql[]): ConditionSql {
  const where = `(${parts.map((part) => part.where).join(word)})`
  return {where, params: parts.flatMap(({params}) => params)}
}

function leaf(condition: Subject & {values: unknown[]}, ids: IdColumn, plus: '' | '+'): ConditionSql {
  const list = JSON.stringify(condition.values)
  const oneOf = (column: string): ConditionSql => ({where: `${plus}${column} IN ${values}`, params: [list]})
  const prefixes = (texts: unknown[]): ConditionSql =>
    join(
      ' OR ',
      texts.map((text) => ({
        where: `(${plus}${ids} >= ? AND ${plus}${ids} < ?)`,
        params: [String(text), `${String(text)}${afterAll}`],
      })),
    )
  switch (condition.kind) {
    case 'id':
      return oneOf(ids)
    case 'publishedId':
      // A version of a draft of a document is a version of the draft, which no editor makes but ids allow.
      return join(' OR ', [
        oneOf('published_id'),
        ...(ids === 'id' ? [oneOf('id')] : [prefixes(['drafts.', 'versions.'])]),
      ])
    case 'idPrefix':
      return condition.values.length === 0 ? {where: 'false', params: []} : prefixes(condition.values)
    case 'type':
      // Said this way the documents come out of the index in order.
      return condition.values.length === 1
        ? {where: `${plus}type = ?`, params: [String(condition.values[0])]}
        : oneOf('type')
    case 'slug':
      return oneOf('slug')
    case 'reference':
      return plus
        ? {
            where: `EXISTS (SELECT 1 FROM document_references WHERE source = documents.id AND target IN ${values})`,
            params: [list],
          }
        : {where: `id IN (SELECT source FROM document_references WHERE target IN ${values})`, params: [list]}
    case 'field':
      return {
        where: `json_extract(json, ?) IN ${values}`,
        params: [`$${condition.path.map((name) => `."${name}"`).join('')}`, list],
      }
  }
}
