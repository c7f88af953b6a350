import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {defineField, defineType} from '@sanity/types'

import {reviewSummary, verdicts} from '../../../lib/claims.ts'

export const review = defineType({
  name: 'review',
  title: 'Review',
  type: 'object',
  icon: CheckmarkCircleIcon,
  options: {collapsible: true, collapsed: true},
  fieldsets: [{name: 'dates', options: {columns: 2}}],
  fields: [
    defineField({
      name: 'verdict',
      title: 'Verdict',
      type: 'string',
      description: 'What testing the claim again has shown. Leave empty while it has not been tested.',
      options: {list: verdicts.map(({title, value}) => ({title, value}))},
    }),
    defineField({
      name: 'verifiedOn',
      title: 'Verified on',
      type: 'date',
      fieldset: 'dates',
      validation: (rule) =>
        rule.custom((verifiedOn, {parent}) =>
          hasVerdict(parent) && !verifiedOn ? 'Say on which day the claim was tested.' : true,
        ),
    }),
    defineField({
      name: 'expiresOn',
      title: 'Expires on',
      type: 'date',
      description: 'The day from which it must be tested again.',
      fieldset: 'dates',
      validation: (rule) =>
        rule.min(rule.valueOfField('verifiedOn')).error('It cannot expire before it was verified.'),
    }),
    defineField({
      name: 'verifiedBy',
      title: 'Verified by',
      type: 'reference',
      to: [{type: 'person'}],
      validation: (rule) =>
        rule.custom((person, {parent}) =>
          hasVerdict(parent) && !person ? 'Say who tested the claim.' : true,
        ),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'text',
      rows: 3,
      description: 'The ground for the verdict, in a sentence or two. Readers see it.',
      validation: (rule) => rule.max(400).warning('Try to stay under 400 characters.'),
    }),
  ],
  preview: {
    select: {verdict: 'verdict', verifiedOn: 'verifiedOn', note: 'note'},
    prepare: ({verdict, verifiedOn, note}) => ({title: reviewSummary({verdict, verifiedOn}), subtitle: note}),
  },
})

function hasVerdict(parent: unknown): boolean {
  return typeof parent === 'object' && parent !== null && 'verdict' in parent && Boolean(parent.verdict)
}
