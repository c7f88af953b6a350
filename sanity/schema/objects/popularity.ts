import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {firstRepeat, type ShareOfYear} from '../../../lib/charts/popularity.ts'

export const popularity = defineType({
  name: 'popularity',
  title: 'Popularity',
  type: 'object',
  fields: [
    defineField({
      name: 'shares',
      title: 'Shares',
      type: 'array',
      description: 'One for each year, all counted by the same method.',
      of: [defineArrayMember({type: 'popularityShare'})],
      validation: (rule) =>
        rule.custom<ShareOfYear[]>((shares) => {
          const repeated = firstRepeat(shares ?? [])
          return repeated === null || `The year ${repeated} stands in the list twice.`
        }),
    }),
    defineField({
      name: 'breaksBefore',
      title: 'Breaks before',
      type: 'array',
      description:
        'Years that cannot be compared with the year before, because people were asked differently.',
      of: [defineArrayMember({type: 'number'})],
      validation: (rule) => rule.unique().error('This year stands in the list twice.'),
    }),
    defineField({
      name: 'breakNote',
      title: 'Why it breaks',
      type: 'string',
      description: 'One sentence, printed under the chart.',
    }),
    defineField({
      name: 'credit',
      title: 'Credit line',
      type: 'string',
      description: 'Printed under every chart that draws this.',
      validation: (rule) => rule.required().error('Say whose figures these are, and under which licence.'),
    }),
    defineField({
      name: 'source',
      title: 'Source',
      type: 'source',
      // A framework begins without figures: a date alone would be half a source, which nothing lets be published.
      initialValue: {},
      validation: (rule) => rule.required().error('Say where these figures can be looked up.'),
    }),
  ],
})
