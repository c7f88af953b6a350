import {BookIcon} from '@sanity/icons/Book'
import {defineField, defineType} from '@sanity/types'

import {formatDate} from '../../../lib/dates.ts'
import {today} from '../../today.ts'

export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'object',
  icon: BookIcon,
  fieldsets: [{name: 'dates', options: {columns: 2}}],
  initialValue: () => ({accessedOn: today()}),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The title of the page or work, as it calls itself.',
      validation: (rule) => [
        rule.required().error('Give the source its title.'),
        rule.max(140).warning('Shorten the title to what a reader needs to recognise it.'),
      ],
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) =>
        rule
          .required()
          .uri({scheme: ['http', 'https']})
          .error('Write the full address where it can be read, starting with https:// or http://.'),
    }),
    defineField({
      name: 'publisher',
      title: 'Publisher',
      type: 'string',
      description: 'Who answers for it: a project, a company, a magazine.',
      validation: (rule) => rule.required().warning('Readers weigh a source by who published it.'),
    }),
    defineField({
      name: 'publishedOn',
      title: 'Published on',
      type: 'date',
      description: 'Leave empty when the page has no date.',
      fieldset: 'dates',
    }),
    defineField({
      name: 'accessedOn',
      title: 'Accessed on',
      type: 'date',
      description: 'The day someone last read it there.',
      fieldset: 'dates',
      validation: (rule) => rule.required().error('Say when the source was read: pages change.'),
    }),
  ],
  preview: {
    select: {title: 'title', publisher: 'publisher', accessedOn: 'accessedOn'},
    prepare: ({title, publisher, accessedOn}) => ({
      title,
      subtitle: [publisher, accessedOn && `read on ${formatDate(accessedOn)}`].filter(Boolean).join(' · '),
    }),
  },
})
