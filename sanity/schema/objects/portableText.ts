import {defineArrayMember, defineType} from '@sanity/types'

import {textMarks} from './textMarks.ts'

export const portableText = defineType({
  name: 'portableText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Heading', value: 'h2'},
        {title: 'Smaller heading', value: 'h3'},
        {title: 'Quotation', value: 'blockquote'},
      ],
      lists: [
        {title: 'Bullets', value: 'bullet'},
        {title: 'Numbers', value: 'number'},
      ],
      marks: textMarks,
    }),
    defineArrayMember({type: 'figure'}),
    defineArrayMember({type: 'codeBlock'}),
    defineArrayMember({type: 'callout'}),
  ],
})
