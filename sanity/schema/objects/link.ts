import {LinkIcon} from '@sanity/icons/Link'
import {defineField, defineType} from '@sanity/types'

export const link = defineType({
  name: 'link',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What readers see: “Documentation”, “Repository”.',
      validation: (rule) => [
        rule.required().error('Give the link a label.'),
        rule.max(40).warning('Labels read best under 40 characters.'),
      ],
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      validation: (rule) =>
        rule
          .required()
          .uri({scheme: ['http', 'https']})
          .error('Write the full address, starting with https:// or http://.'),
    }),
  ],
  preview: {select: {title: 'label', subtitle: 'url'}},
})
