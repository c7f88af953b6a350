import {ArchiveIcon} from '@sanity/icons/Archive'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {claimKeyProblem, reviewSummary} from '../../../lib/claims.ts'
import {asResult} from '../validation.ts'

/** A claim of the edition before that this edition no longer makes, with what testing it again has shown. */
export const retirement = defineType({
  name: 'retirement',
  title: 'Retired claim',
  type: 'object',
  icon: ArchiveIcon,
  fields: [
    defineField({
      name: 'key',
      title: 'Lasting key',
      type: 'string',
      description: 'The key that the claim has in the edition before: “express-callbacks”.',
      validation: (rule) => [
        rule.required().error('Say which claim was left out, by its key in the edition before.'),
        rule.custom((key) => asResult(claimKeyProblem(key))),
      ],
    }),
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'As the claim was headed.',
      validation: (rule) => rule.required().error('Repeat the label that the claim had.'),
    }),
    defineField({
      name: 'review',
      title: 'Review',
      type: 'review',
      validation: (rule) =>
        rule.required().error('Say what testing it again has shown: readers see why it is gone.'),
    }),
    defineField({
      name: 'sources',
      title: 'Sources',
      type: 'array',
      of: [defineArrayMember({type: 'source'})],
    }),
  ],
  preview: {
    select: {label: 'label', verdict: 'review.verdict', verifiedOn: 'review.verifiedOn'},
    prepare: ({label, verdict, verifiedOn}) => ({
      title: label || 'Retired claim',
      subtitle: reviewSummary({verdict, verifiedOn}),
    }),
  },
})
