import {CogIcon} from '@sanity/icons/Cog'
import {defineField, defineType} from '@sanity/types'

import {evergreen} from '../warnings.ts'

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  icon: CogIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Name of the site',
      type: 'string',
      validation: (rule) => [
        rule.required().error('Give the site a name.'),
        rule.max(40).warning('The name stands in every page title: try to stay under 40 characters.'),
      ],
    }),
    defineField({
      name: 'tagline',
      title: 'Tagline',
      type: 'string',
      description: 'Stands beside the name on the home page.',
      validation: (rule) => rule.max(90).warning('Try to stay under 90 characters.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'What search engines show for the home page.',
      validation: (rule) => [
        rule.required().error('Describe the site in a sentence or two.'),
        rule.max(200).warning('Search engines cut descriptions after about 160 characters.'),
        rule.custom(evergreen).warning(),
      ],
    }),
    defineField({
      name: 'about',
      title: 'About',
      type: 'text',
      rows: 5,
      description: 'How the site works, for the foot of every page. Leave an empty line between paragraphs.',
      validation: (rule) => [
        rule.max(900).warning('Try to stay under 900 characters.'),
        rule.custom(evergreen).warning(),
      ],
    }),
    defineField({
      name: 'publisherName',
      title: 'Publisher',
      type: 'string',
      description: 'Who answers for the site, as search engines are told.',
      validation: (rule) => rule.required().error('Name the publisher.'),
    }),
  ],
  preview: {select: {title: 'title', subtitle: 'tagline'}},
})
