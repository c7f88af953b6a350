import {CommentIcon} from '@sanity/icons/Comment'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {claimKeyProblem, defaultShelfLifeMonths, reviewSummary} from '../../../lib/claims.ts'
import {countOf} from '../../../lib/text.ts'
import {asResult} from '../validation.ts'

export const claim = defineType({
  name: 'claim',
  title: 'Claim',
  type: 'object',
  icon: CommentIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The claim in a few words: “Large community”.',
      validation: (rule) => [
        rule.required().error('Give the claim a label.'),
        rule.max(60).warning('Labels read best under 60 characters.'),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'text',
      rows: 5,
      description: 'Two to four sentences that a reader can check.',
      validation: (rule) => [
        rule.required().error('Write what the claim says.'),
        rule.min(80).warning('That is short. Give the reader a reason as well.'),
        rule.max(700).warning('That is long for one claim. Try to stay under 700 characters.'),
      ],
    }),
    defineField({
      name: 'sources',
      title: 'Sources',
      type: 'array',
      of: [defineArrayMember({type: 'source'})],
    }),
    defineField({name: 'review', title: 'Review', type: 'review'}),
    defineField({
      name: 'shelfLifeMonths',
      title: 'Shelf life in months',
      type: 'number',
      description: `How long a review of this claim holds. Empty: ${defaultShelfLifeMonths} months.`,
      validation: (rule) =>
        rule
          .integer()
          .min(1)
          .max(60)
          .error('A claim keeps for 1 to 60 whole months before it is tested again.'),
    }),
    defineField({
      name: 'key',
      title: 'Lasting key',
      type: 'string',
      description:
        'How the claim is found again in other editions: “django-scalability”. Made from framework and label when you leave the label; keep it from year to year, even when the label changes.',
      validation: (rule) => [
        rule
          .required()
          .error(
            'The claim has no key yet. Choose the entry’s framework and write the label: the key follows.',
          ),
        rule.custom((key) => asResult(claimKeyProblem(key))),
      ],
    }),
  ],
  preview: {
    select: {label: 'label', verdict: 'review.verdict', verifiedOn: 'review.verifiedOn', sources: 'sources'},
    prepare: ({label, verdict, verifiedOn, sources}) => ({
      title: label || 'Claim without a label',
      subtitle: `${reviewSummary({verdict, verifiedOn})} · ${sources?.length ? countOf(sources.length, 'source') : 'no sources'}`,
    }),
  },
})
