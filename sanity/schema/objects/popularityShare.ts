import {ChartUpwardIcon} from '@sanity/icons/ChartUpward'
import {defineField, defineType} from '@sanity/types'

export const popularityShare = defineType({
  name: 'popularityShare',
  title: 'Share of a year',
  type: 'object',
  icon: ChartUpwardIcon,
  fields: [
    defineField({
      name: 'year',
      title: 'Year',
      type: 'number',
      validation: (rule) =>
        rule.required().integer().min(2000).max(2100).error('Give the year of the survey.'),
    }),
    defineField({
      name: 'percent',
      title: 'Share',
      type: 'number',
      description: 'In per cent of those who were asked.',
      validation: (rule) => rule.required().min(0).max(100).error('A share lies between 0 and 100 per cent.'),
    }),
    defineField({
      name: 'base',
      title: 'Base',
      type: 'number',
      description: 'How many people the share is a share of.',
      validation: (rule) => rule.required().integer().positive().error('Say how many people were asked.'),
    }),
  ],
  preview: {
    select: {year: 'year', percent: 'percent', base: 'base'},
    prepare: ({year, percent, base}) => ({title: `${year}: ${percent} %`, subtitle: base && `of ${base}`}),
  },
})
