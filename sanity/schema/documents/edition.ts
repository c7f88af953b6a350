import {CalendarIcon} from '@sanity/icons/Calendar'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {formatDate} from '../../../lib/dates.ts'
import {
  type RuledEntry,
  claimKeysProblem,
  datesProblem,
  frameworksProblem,
  positionsProblem,
} from '../../../lib/editionRules.ts'
import {countOf} from '../../../lib/text.ts'
import {frozen} from '../frozen.ts'
import {onePerYear} from '../onePerYear.ts'
import {asResult} from '../validation.ts'
import {sourced} from '../warnings.ts'

export const edition = defineType({
  name: 'edition',
  title: 'Edition',
  type: 'document',
  icon: CalendarIcon,
  validation: (rule) => [rule.custom(frozen), rule.custom(sourced).warning()],
  groups: [
    {name: 'text', title: 'Text', default: true},
    {name: 'ranking', title: 'Ranking'},
    {name: 'publication', title: 'Publication'},
  ],
  fieldsets: [
    {name: 'place', title: 'Roundup and year', options: {columns: 2}},
    {name: 'dates', title: 'Dates that readers see', options: {columns: 2}},
  ],
  fields: [
    defineField({
      name: 'roundup',
      title: 'Roundup',
      type: 'reference',
      to: [{type: 'roundup'}],
      group: ['text', 'publication'],
      fieldset: 'place',
      validation: (rule) => rule.required().error('Choose the roundup that this is an edition of.'),
    }),
    defineField({
      name: 'year',
      title: 'Year',
      type: 'number',
      group: ['text', 'publication'],
      fieldset: 'place',
      validation: (rule) => [
        rule.required().error('Say of which year this edition is.'),
        rule.integer().min(1990).max(2100).error('Write a year between 1990 and 2100.'),
        rule.custom(onePerYear),
      ],
    }),
    defineField({
      name: 'headline',
      title: 'Headline',
      type: 'string',
      group: 'text',
      validation: (rule) => [
        rule.required().error('Give the edition a headline.'),
        rule.max(90).warning('Headlines over 90 characters are cut in search results.'),
      ],
    }),
    defineField({
      name: 'introduction',
      title: 'Introduction',
      type: 'simplePortableText',
      group: 'text',
      validation: (rule) => rule.required().error('Write an introduction.'),
    }),
    defineField({
      name: 'entries',
      title: 'Ranked entries',
      type: 'array',
      of: [defineArrayMember({type: 'entry'})],
      group: 'ranking',
      validation: (rule) => [
        rule.required().error('Add the frameworks that this edition ranks.'),
        rule.min(1).error('An edition ranks at least one framework.'),
        rule.custom<RuledEntry[]>((entries) => asResult(positionsProblem(entries ?? []))),
        rule.custom<RuledEntry[]>((entries) => asResult(frameworksProblem(entries ?? []))),
        rule.custom<RuledEntry[]>((entries) => asResult(claimKeysProblem(entries ?? []))),
      ],
    }),
    defineField({
      name: 'ground',
      title: 'Ground of the order',
      type: 'text',
      rows: 2,
      description: 'By what measure the entries stand in this order, and as of when. Readers see it.',
      group: 'ranking',
      validation: (rule) => rule.max(300).warning('A sentence or two: try to stay under 300 characters.'),
    }),
    defineField({
      name: 'retired',
      title: 'Retired claims',
      type: 'array',
      description:
        'Claims of the edition before that this one no longer makes, each with the reason. The page of changes tells readers.',
      of: [defineArrayMember({type: 'retirement'})],
      group: 'ranking',
    }),
    defineField({name: 'closing', title: 'Closing', type: 'simplePortableText', group: 'text'}),
    defineField({
      name: 'publishedAt',
      title: 'Published',
      type: 'datetime',
      description: 'When this edition first came out.',
      group: 'publication',
      fieldset: 'dates',
      validation: (rule) => rule.required().error('Fill in when this edition comes out: readers see it.'),
    }),
    defineField({
      name: 'modifiedAt',
      title: 'Last substantive change',
      type: 'datetime',
      description:
        'Move it when a correction or a newly tested claim changes what readers learn. Not for a typing error.',
      group: 'publication',
      fieldset: 'dates',
      validation: (rule) =>
        rule.custom((modifiedAt, {document}) => {
          const publishedAt = document?.publishedAt
          return asResult(datesProblem(typeof publishedAt === 'string' ? publishedAt : undefined, modifiedAt))
        }),
    }),
    defineField({
      name: 'authors',
      title: 'Authors',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'person'}]})],
      group: 'publication',
      validation: (rule) => [
        rule.required().error('Say who wrote this edition.'),
        rule.min(1).error('Say who wrote this edition.'),
        rule.unique().error('This person stands in the list twice.'),
      ],
    }),
    defineField({
      name: 'corrections',
      title: 'Corrections',
      type: 'array',
      description: 'What was put right after publication. Readers see it with its date.',
      of: [defineArrayMember({type: 'correction'})],
      group: 'publication',
    }),
    defineField({name: 'image', title: 'Image', type: 'figure', group: 'text'}),
  ],
  orderings: [
    {
      title: 'Year, newest first',
      name: 'year',
      by: [
        {field: 'year', direction: 'desc'},
        {field: 'headline', direction: 'asc'},
      ],
    },
  ],
  preview: {
    select: {
      headline: 'headline',
      year: 'year',
      roundup: 'roundup.title',
      publishedAt: 'publishedAt',
      corrections: 'corrections',
      media: 'image.image',
    },
    prepare: ({headline, year, roundup, publishedAt, corrections, media}) => ({
      title: headline || 'Edition without a headline',
      subtitle: [
        year ?? 'no year',
        roundup ?? 'no roundup',
        publishedAt ? formatDate(publishedAt) : 'in preparation',
        corrections?.length && countOf(corrections.length, 'correction'),
      ]
        .filter(Boolean)
        .join(' · '),
      media,
    }),
  },
})
