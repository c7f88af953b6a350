import {TransferIcon} from '@sanity/icons/Transfer'
import {defineField, defineType, type ValidationContext} from '@sanity/types'

import {redirectLoopProblem, redirectPathProblem, redirectSourceProblem} from '../../../lib/redirectRules.ts'
import type {Redirect} from '../../../lib/redirects.ts'
import {asResult, otherDocuments} from '../validation.ts'

const sameSourceQuery = '*[_type == "redirect" && from == $from]{_id}'
const redirectsQuery = '*[_type == "redirect" && defined(from) && defined(to)]{_id, from, to}'

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  icon: TransferIcon,
  fields: [
    defineField({
      name: 'from',
      title: 'Old address',
      type: 'string',
      description: 'Without the site’s name: “/best-backends”. Everything below it is redirected as well.',
      validation: (rule) => [
        rule.required().error('Fill in the address that no longer answers.'),
        rule.custom((from) => asResult(redirectPathProblem(from) ?? redirectSourceProblem(from))),
        rule.custom(onePerSource),
      ],
    }),
    defineField({
      name: 'to',
      title: 'New address',
      type: 'string',
      description: 'The page of this site that takes its place: “/top-backend-frameworks”.',
      validation: (rule) => [
        rule.required().error('Fill in the address that readers are sent to.'),
        rule.custom((to) => asResult(redirectPathProblem(to))),
        rule.custom(leadsSomewhere),
      ],
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      description: 'Why it exists, for those who find it years later.',
    }),
  ],
  orderings: [{title: 'Old address', name: 'from', by: [{field: 'from', direction: 'asc'}]}],
  preview: {
    select: {from: 'from', to: 'to', note: 'note'},
    prepare: ({from, to, note}) => ({title: `${from || '?'} → ${to || '?'}`, subtitle: note}),
  },
})

async function onePerSource(from: string | undefined, context: ValidationContext): Promise<string | true> {
  if (!from) return true
  const others = await otherDocuments(context, sameSourceQuery, {from})
  return others.length === 0 || `“${from}” is redirected already. Change that redirect instead.`
}

async function leadsSomewhere(to: string | undefined, context: ValidationContext): Promise<string | true> {
  const from = context.document?.from
  if (!to || typeof from !== 'string') return true
  const others = await otherDocuments<Redirect & {_id: string}>(context, redirectsQuery, {})
  return asResult(redirectLoopProblem({from, to}, others))
}
