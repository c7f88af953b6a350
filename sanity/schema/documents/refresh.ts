import {SyncIcon} from '@sanity/icons/Sync'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {refreshStates} from '../../../lib/refreshState.ts'
import {formatMoment} from '../../../lib/zonedTime.ts'

/**
 * The plan for one edition of a roundup. Its id has a dot in it (`sanity/refresh/ids.ts`), so that only people with a token can
 * read it, and it is edited live: a plan has no published version to keep apart.
 */
export const refresh = defineType({
  name: 'refresh',
  title: 'Refresh',
  type: 'document',
  icon: SyncIcon,
  liveEdit: true,
  fieldsets: [{name: 'subject', title: 'What goes live', options: {columns: 2}}],
  fields: [
    defineField({
      name: 'roundup',
      title: 'Roundup',
      type: 'reference',
      to: [{type: 'roundup'}],
      readOnly: true,
      fieldset: 'subject',
      validation: (rule) => rule.required().error('A refresh belongs to a roundup.'),
    }),
    defineField({
      name: 'year',
      title: 'Year of the edition',
      type: 'number',
      readOnly: true,
      fieldset: 'subject',
      validation: (rule) => rule.required().integer().error('Say of which year the edition is.'),
    }),
    defineField({
      name: 'edition',
      title: 'Edition',
      type: 'reference',
      to: [{type: 'edition'}],
      options: {disableNew: true},
      weak: true,
      readOnly: true,
      description: 'Made when the edition is started.',
      fieldset: 'subject',
    }),
    defineField({
      name: 'owner',
      title: 'Owner',
      type: 'reference',
      to: [{type: 'person'}],
      description: 'Who sees to it, and is told.',
      fieldset: 'subject',
      validation: (rule) => rule.required().error('Say who sees to this refresh.'),
    }),
    defineField({
      name: 'frameworks',
      title: 'Frameworks that go live with it',
      type: 'array',
      description: 'Their unpublished changes are published together with the edition, all or nothing.',
      of: [defineArrayMember({type: 'reference', to: [{type: 'framework'}], weak: true})],
      validation: (rule) => rule.unique().error('This framework stands in the list twice.'),
    }),
    defineField({
      name: 'state',
      title: 'State',
      type: 'string',
      options: {list: [...refreshStates]},
      initialValue: 'planned',
      readOnly: true,
      hidden: true,
    }),
    defineField({
      name: 'goLive',
      title: 'Go-live',
      type: 'object',
      description: 'Changed by scheduling it: see the menu of actions below.',
      readOnly: true,
      options: {columns: 3},
      fields: [
        defineField({name: 'date', title: 'Day', type: 'date'}),
        defineField({name: 'time', title: 'Time', type: 'string'}),
        defineField({name: 'timeZone', title: 'Time zone', type: 'string'}),
        defineField({name: 'at', title: 'Moment', type: 'datetime', hidden: true}),
      ],
    }),
    defineField({
      name: 'checked',
      title: 'Last check',
      type: 'object',
      readOnly: true,
      hidden: true,
      fields: [
        defineField({name: 'at', title: 'When', type: 'datetime'}),
        defineField({name: 'draftRevision', title: 'Revision of the draft', type: 'string'}),
        defineField({
          name: 'blockers',
          title: 'What stands in the way',
          type: 'array',
          of: [defineArrayMember({type: 'string'})],
        }),
        defineField({name: 'verified', title: 'Verified claims', type: 'number'}),
        defineField({name: 'claims', title: 'Claims', type: 'number'}),
      ],
    }),
    defineField({
      name: 'run',
      title: 'Run',
      type: 'object',
      readOnly: true,
      hidden: true,
      fields: [
        defineField({name: 'holder', title: 'Runner', type: 'string'}),
        defineField({name: 'leaseUntil', title: 'Held until', type: 'datetime'}),
        defineField({name: 'attempt', title: 'Attempt', type: 'number'}),
        defineField({name: 'retryAt', title: 'Next attempt', type: 'datetime'}),
        defineField({name: 'startedAt', title: 'Begun', type: 'datetime'}),
        defineField({name: 'transactionId', title: 'Transaction', type: 'string'}),
        defineField({name: 'publishedAt', title: 'Published', type: 'datetime'}),
      ],
    }),
    defineField({
      name: 'receipt',
      title: 'Receipt',
      type: 'object',
      description: 'When readers were seen to have it.',
      readOnly: true,
      hidden: true,
      fields: [
        defineField({name: 'address', title: 'Address', type: 'url'}),
        defineField({name: 'revision', title: 'Revision', type: 'string'}),
        defineField({name: 'publishedAt', title: 'Published', type: 'datetime'}),
        defineField({name: 'seenAt', title: 'Seen by a reader', type: 'datetime'}),
        defineField({name: 'milliseconds', title: 'Milliseconds between the two', type: 'number'}),
      ],
    }),
    defineField({
      name: 'log',
      title: 'Log',
      type: 'array',
      readOnly: true,
      hidden: true,
      of: [defineArrayMember({type: 'refreshEvent'})],
    }),
  ],
  preview: {
    select: {
      roundup: 'roundup.title',
      year: 'year',
      state: 'state',
      at: 'goLive.at',
      timeZone: 'goLive.timeZone',
      owner: 'owner.name',
    },
    prepare: ({roundup, year, state, at, timeZone, owner}) => ({
      title: `${roundup ?? 'Roundup'} ${year ?? ''}`,
      subtitle: [state, at && formatMoment(at, timeZone ?? 'UTC'), owner].filter(Boolean).join(' · '),
    }),
  },
})
