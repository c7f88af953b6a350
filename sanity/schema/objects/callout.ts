import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {defineField, defineType} from '@sanity/types'

export const callout = defineType({
  name: 'callout',
  title: 'Call-out',
  type: 'object',
  icon: InfoOutlineIcon,
  fields: [
    defineField({
      name: 'tone',
      title: 'Tone',
      type: 'string',
      options: {
        list: [
          {title: 'Note', value: 'note'},
          {title: 'Warning', value: 'warning'},
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'note',
      validation: (rule) => rule.required().error('Choose a tone.'),
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 3,
      validation: (rule) => [
        rule.required().error('Write what the call-out says.'),
        rule.max(400).warning('A call-out is read at a glance: try to stay under 400 characters.'),
      ],
    }),
  ],
  preview: {
    select: {text: 'text', tone: 'tone'},
    prepare: ({text, tone}) => ({
      title: text || 'Call-out without a text',
      subtitle: tone === 'warning' ? 'Warning' : 'Note',
      media: tone === 'warning' ? WarningOutlineIcon : InfoOutlineIcon,
    }),
  },
})
