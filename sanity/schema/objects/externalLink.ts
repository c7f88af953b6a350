import {EarthGlobeIcon} from '@sanity/icons/EarthGlobe'
import {defineField, defineType} from '@sanity/types'

export const externalLink = defineType({
  name: 'externalLink',
  title: 'Link to another site',
  type: 'object',
  icon: EarthGlobeIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      validation: (rule) =>
        rule
          .required()
          .uri({scheme: ['http', 'https', 'mailto']})
          .error('Write the full address, starting with https://, http:// or mailto:.'),
    }),
  ],
})
