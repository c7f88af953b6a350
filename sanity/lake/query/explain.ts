import type {Pattern} from './conditions.ts'
import type {PlannedSet, QueryPlan} from './plan.ts'

/** Whether an answer comes with its plan: without, with, or as the plan alone. */
export type Explain = 'false' | 'true' | 'only'

/** A plan in words: for each `*` of the query, by what its documents are looked up. */
export function explainPlan({sets}: QueryPlan): string {
  if (sets.length === 0) return 'No documents are looked up but those that references lead to.\n'
  return sets
    .map((set, place) => `* ${place + 1}: ${explainPattern(set.pattern)}${explainUse(set)}\n`)
    .join('')
}

function explainUse({counted, first}: PlannedSet): string {
  if (counted) return ', counted in the index'
  return first ? `, until the first ${first.count} are found` : ''
}

function explainPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'everything':
      return 'every document'
    case 'all':
      return pattern.of.map(explainPattern).join(' and ')
    case 'any':
      return `(${pattern.of.map(explainPattern).join(' or ')})`
    default: {
      const subject = pattern.kind === 'field' ? pattern.path.join('.') : pattern.kind
      return `${subject} ${'values' in pattern ? `in ${JSON.stringify(pattern.values)}` : 'from the enclosing document'}`
    }
  }
}
