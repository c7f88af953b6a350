import {defineArrayMember, defineType} from '@sanity/types'

import {textMarks} from './textMarks.ts'

export const simplePortableText = defineType({
  name: 'simplePortableText',
  title: 'Paragraphs',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{title: 'Paragraph', value: 'normal'}],
      lists: [],
      marks: textMarks,
    }),
  ],
})
