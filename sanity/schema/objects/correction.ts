import {EditIcon} from '@sanity/icons/Edit'
import {defineField, defineType} from '@sanity/types'

import {formatDate} from '../../../lib/dates.ts'

export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'object',
  icon: EditIcon,
  fields: [
    defineField({
      name: 'date',
      title: 'Date and time',
      type: 'datetime',
      validation: (rule) => rule.required().error('Date the correction: readers see when it was made.'),
    }),
    defineField({
      name: 'text',
      title: 'What was corrected',
      type: 'text',
      rows: 3,
      description: 'What it said before, and what it says now.',
      validation: (rule) => [
        rule.required().error('Say what was corrected.'),
        rule
          .max(500)
          .warning('Readers want the correction, not its story: try to stay under 500 characters.'),
      ],
    }),
    defineField({
      name: 'by',
      title: 'Corrected by',
      type: 'reference',
      to: [{type: 'person'}],
      validation: (rule) => rule.required().error('Sign the correction.'),
    }),
  ],
  preview: {
    select: {text: 'text', date: 'date', by: 'by.name'},
    prepare: ({text, date, by}) => ({
      title: text || 'Correction without a text',
      subtitle: [date && formatDate(date), by].filter(Boolean).join(' · '),
    }),
  },
})
