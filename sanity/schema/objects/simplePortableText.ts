import {defineArrayMember, defineType} from 'sanity'

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
