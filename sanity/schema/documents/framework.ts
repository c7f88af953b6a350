import {CubeIcon} from '@sanity/icons/Cube'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {isPartialDate} from '../../../lib/calendarDates.ts'
import {slugField} from '../slugField.ts'
import {evergreen, headingsInOrder, yearlessSlug} from '../warnings.ts'

export const framework = defineType({
  name: 'framework',
  title: 'Framework',
  type: 'document',
  icon: CubeIcon,
  validation: (rule) => rule.custom(yearlessSlug).warning(),
  groups: [
    {name: 'article', title: 'Article', default: true},
    {name: 'identity', title: 'Identity'},
    {name: 'facts', title: 'Facts and links'},
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'As its makers write it: “Ruby on Rails”.',
      group: ['article', 'identity'],
      validation: (rule) => [
        rule.required().error('Give the framework its name.'),
        rule.max(60).warning('Names over 60 characters break the layout of lists.'),
      ],
    }),
    slugField({source: 'name', description: 'The page will be at /frameworks/ and this.', group: 'identity'}),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      description: 'What it is, in one or two sentences. Lists and search results show it.',
      group: 'article',
      validation: (rule) => [
        rule.required().error('Say in a sentence what the framework is.'),
        rule.max(240).warning('One or two sentences: try to stay under 240 characters.'),
        rule.custom(evergreen).warning(),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Article',
      type: 'portableText',
      group: 'article',
      validation: (rule) => [rule.custom(evergreen).warning(), rule.custom(headingsInOrder).warning()],
    }),
    defineField({
      name: 'language',
      title: 'Programming language',
      type: 'string',
      group: 'identity',
      validation: (rule) => rule.required().error('Say in which language one writes with it.'),
    }),
    defineField({
      name: 'licence',
      title: 'Licence',
      type: 'string',
      description: 'By its short name: “MIT”, “BSD-3-Clause”.',
      group: 'identity',
    }),
    defineField({
      name: 'creators',
      title: 'Creators',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      group: 'identity',
      validation: (rule) => rule.unique().error('This name stands in the list twice.'),
    }),
    defineField({
      name: 'firstReleased',
      title: 'First released',
      type: 'string',
      description: 'As precise as it is known: 2010-04-16, 2005-07 or 2004.',
      group: 'identity',
      validation: (rule) =>
        rule.custom(
          (date) =>
            !date ||
            isPartialDate(date) ||
            'Write the date as 2010-04-16, as 2005-07 or as 2004, whichever is known.',
        ),
    }),
    defineField({name: 'logo', title: 'Logo', type: 'figure', group: 'identity'}),
    defineField({
      name: 'links',
      title: 'Links',
      type: 'array',
      description: 'Home page, repository, documentation.',
      of: [defineArrayMember({type: 'link'})],
      group: 'facts',
    }),
    defineField({
      name: 'facts',
      title: 'Facts',
      type: 'array',
      description: 'What can be looked up, each with its date and its source.',
      of: [defineArrayMember({type: 'fact'})],
      group: 'facts',
    }),
    defineField({
      name: 'endOfLifeId',
      title: 'Name at endoflife.date',
      type: 'string',
      description:
        'The last part of its address there: “django” of endoflife.date/django. Facts that follow it are compared every day. Empty: none are.',
      group: 'facts',
      validation: (rule) =>
        rule
          .regex(/^[a-z0-9][a-z0-9+._-]*$/, {name: 'name at endoflife.date'})
          .error('Write only the last part of the address, in small letters: “django”.'),
    }),
    defineField({
      name: 'popularity',
      title: 'Popularity',
      type: 'popularity',
      description: 'Drawn as a chart here, in comparisons and in editions that rank the framework.',
      group: 'facts',
    }),
  ],
  orderings: [{title: 'Name', name: 'name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {
    select: {name: 'name', language: 'language', firstReleased: 'firstReleased', media: 'logo.image'},
    prepare: ({name, language, firstReleased, media}) => ({
      title: name || 'Framework without a name',
      subtitle: [language, firstReleased && `since ${firstReleased.slice(0, 4)}`].filter(Boolean).join(' · '),
      media,
    }),
  },
})
