import {NumberIcon} from '@sanity/icons/Number'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

export const entry = defineType({
  name: 'entry',
  title: 'Entry',
  type: 'object',
  icon: NumberIcon,
  fields: [
    defineField({
      name: 'framework',
      title: 'Framework',
      type: 'reference',
      to: [{type: 'framework'}],
      validation: (rule) => rule.required().error('Choose the framework that this entry ranks.'),
    }),
    defineField({
      name: 'position',
      title: 'Position',
      type: 'number',
      description: '1 is the top. Readers see the entries in this order, whatever their order in the list.',
      validation: (rule) => [
        rule.required().error('Give the entry its position.'),
        rule.integer().min(1).error('Positions are whole numbers from 1.'),
      ],
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 4,
      description: 'What it is and whom it suits, before the claims.',
      validation: (rule) => [
        rule.required().error('Introduce the framework in a few sentences.'),
        rule.max(600).warning('Try to stay under 600 characters: the details belong in the claims.'),
      ],
    }),
    defineField({
      name: 'advantages',
      title: 'Advantages',
      type: 'array',
      of: [defineArrayMember({type: 'claim'})],
      validation: (rule) =>
        rule
          .custom((claims) => Boolean(claims?.length) || 'An entry without an advantage will puzzle readers.')
          .warning(),
    }),
    defineField({
      name: 'disadvantages',
      title: 'Disadvantages',
      type: 'array',
      of: [defineArrayMember({type: 'claim'})],
      validation: (rule) =>
        rule
          .custom(
            (claims) =>
              Boolean(claims?.length) || 'An entry without a disadvantage reads like an advertisement.',
          )
          .warning(),
    }),
  ],
  preview: {
    select: {
      position: 'position',
      framework: 'framework.name',
      advantages: 'advantages',
      disadvantages: 'disadvantages',
      media: 'framework.logo.image',
    },
    prepare: ({position, framework, advantages, disadvantages, media}) => ({
      title: `${position ?? '?'}. ${framework ?? 'No framework chosen'} · ${advantages?.length ?? 0} for, ${disadvantages?.length ?? 0} against`,
      media,
    }),
  },
})
