import {LinkIcon} from '@sanity/icons/Link'
import {defineField, defineType} from '@sanity/types'

export const internalLink = defineType({
  name: 'internalLink',
  title: 'Link to a page of this site',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      to: [{type: 'framework'}, {type: 'roundup'}, {type: 'edition'}, {type: 'person'}],
      // A mention must not keep an editor from withdrawing what it mentions; the words stay, without a link.
      weak: true,
      validation: (rule) => rule.required().error('Choose the page that the words link to.'),
    }),
  ],
})
