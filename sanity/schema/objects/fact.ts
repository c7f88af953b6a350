import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {formatDate} from '../../../lib/dates.ts'
import type {FollowedFact} from '../../../lib/factWatch.ts'
import {today} from '../../today.ts'

export const fact = defineType({
  name: 'fact',
  title: 'Fact',
  type: 'object',
  icon: InfoOutlineIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What it is about: “Newest release”, “Support”.',
      validation: (rule) => [
        rule.required().error('Give the fact a label.'),
        rule.max(40).warning('Labels read best under 40 characters.'),
      ],
    }),
    defineField({
      name: 'value',
      title: 'Value',
      type: 'string',
      description: 'One line: “3.1.3, 18 February 2026”.',
      validation: (rule) => [
        rule.required().error('Fill in the fact itself.'),
        rule.max(160).warning('Longer than a line: the rest may belong in the article.'),
      ],
    }),
    defineField({
      name: 'asOf',
      title: 'As of',
      type: 'date',
      description: 'The day on which this was known to be so.',
      initialValue: today,
      validation: (rule) => rule.required().error('Say on which day this was known to be so.'),
    }),
    defineField({
      name: 'sources',
      title: 'Sources',
      type: 'array',
      of: [defineArrayMember({type: 'source'})],
      validation: (rule) =>
        rule.custom(
          (sources) => Boolean(sources?.length) || 'A fact is printed only with at least one source.',
        ),
    }),
    defineField({
      name: 'follows',
      title: 'Compared with endoflife.date',
      type: 'string',
      description:
        'What the fact says, when the framework has a name there. A difference is suggested to you, never written by itself.',
      options: {
        list: [
          {title: 'The newest version', value: 'newestVersion'},
          {title: 'When support ends', value: 'supportEnds'},
        ] satisfies {title: string; value: FollowedFact}[],
      },
      hidden: ({document, value}) => !document?.endOfLifeId && !value,
    }),
    defineField({
      name: 'cycle',
      title: 'Of which cycle',
      type: 'string',
      description: 'As it is called there: “5.2”. Empty: the newest.',
      hidden: ({parent}) => !parent?.follows,
    }),
  ],
  preview: {
    select: {label: 'label', value: 'value', asOf: 'asOf'},
    prepare: ({label, value, asOf}) => ({
      title: label && value ? `${label}: ${value}` : label || value,
      subtitle: asOf ? `as of ${formatDate(asOf)}` : 'no date yet',
    }),
  },
})
