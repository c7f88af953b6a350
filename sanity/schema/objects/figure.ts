import {ImageIcon} from '@sanity/icons/Image'
import {defineField, defineType} from '@sanity/types'

export const figure = defineType({
  name: 'figure',
  title: 'Figure',
  type: 'object',
  icon: ImageIcon,
  fields: [
    defineField({
      name: 'image',
      title: 'Image',
      type: 'image',
      options: {hotspot: true},
      validation: (rule) => rule.required().error('Choose an image, or remove the figure.'),
    }),
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      description: 'What someone who cannot see the image needs to know. Not the caption over again.',
      validation: (rule) => [
        rule.required().error('Every image needs an alternative text.'),
        rule.max(200).warning('Screen readers speak this in one go: try to stay under 200 characters.'),
      ],
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'Printed under the image.',
      validation: (rule) => rule.max(240).warning('Captions read best under 240 characters.'),
    }),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      description: 'Who made the image, and under which licence it is shown.',
    }),
  ],
  preview: {
    select: {alt: 'alt', caption: 'caption', media: 'image'},
    prepare: ({alt, caption, media}) => ({
      title: caption || alt || 'Figure',
      subtitle: alt ? `Alternative text: ${alt}` : 'No alternative text yet',
      media,
    }),
  },
})
