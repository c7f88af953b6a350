import {UserIcon} from '@sanity/icons/User'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {slugField} from '../slugField.ts'

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'As it is signed: a person, or a desk such as “The Perennial desk”.',
      validation: (rule) => [
        rule.required().error('Fill in the name.'),
        rule.max(60).warning('Bylines read best under 60 characters.'),
      ],
    }),
    slugField({source: 'name', description: 'Identifies the person in feeds and structured data.'}),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      description: 'What they do here: “Editor”.',
      validation: (rule) => rule.max(60).warning('Roles read best under 60 characters.'),
    }),
    defineField({
      name: 'bio',
      title: 'About',
      type: 'text',
      rows: 4,
      validation: (rule) => rule.max(400).warning('Try to stay under 400 characters.'),
    }),
    defineField({name: 'portrait', title: 'Portrait', type: 'figure'}),
    defineField({name: 'links', title: 'Links', type: 'array', of: [defineArrayMember({type: 'link'})]}),
  ],
  orderings: [{title: 'Name', name: 'name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {select: {title: 'name', subtitle: 'role', media: 'portrait.image'}},
})
