import {defineField, defineType} from '@sanity/types'

import {formatMoment} from '../../../lib/zonedTime.ts'

/** One line of a refresh's log. Written by the runner and the Studio's actions, never by hand. */
export const refreshEvent = defineType({
  name: 'refreshEvent',
  title: 'Event',
  type: 'object',
  fields: [
    defineField({name: 'at', title: 'When', type: 'datetime'}),
    defineField({name: 'event', title: 'What', type: 'string'}),
    defineField({name: 'message', title: 'In words', type: 'text'}),
    defineField({name: 'by', title: 'By', type: 'string'}),
  ],
  preview: {
    select: {at: 'at', event: 'event', message: 'message', by: 'by'},
    prepare: ({at, event, message, by}) => ({
      title: message || event || 'Event',
      subtitle: [at && formatMoment(at, 'UTC'), by].filter(Boolean).join(' · '),
    }),
  },
})
