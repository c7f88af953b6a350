import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {defineArrayMember, defineField, defineType} from '@sanity/types'

import {pageStates} from '../../../lib/receipts.ts'

/**
 * That a page was seen to show a published revision, and when. Written by the Studio after each publish, never by hand. Its id has a
 * dot in it (`sanity/receipts/receiptDocument.ts`), so that only people with a token can read it.
 */
export const receipt = defineType({
  name: 'receipt',
  title: 'Receipt',
  type: 'document',
  icon: CheckmarkCircleIcon,
  liveEdit: true,
  readOnly: true,
  __experimental_omnisearch_visibility: false,
  fields: [
    defineField({name: 'documentId', title: 'Document', type: 'string'}),
    defineField({name: 'documentType', title: 'Kind of document', type: 'string'}),
    defineField({name: 'revision', title: 'Revision', type: 'string'}),
    defineField({name: 'publishedAt', title: 'Published', type: 'datetime'}),
    defineField({name: 'publishedBy', title: 'Published by', type: 'string'}),
    defineField({
      name: 'addresses',
      title: 'Pages',
      type: 'array',
      of: [
        defineArrayMember({
          name: 'receiptPage',
          title: 'Page',
          type: 'object',
          fields: [
            defineField({name: 'address', title: 'Address', type: 'url'}),
            defineField({name: 'state', title: 'State', type: 'string', options: {list: [...pageStates]}}),
            defineField({name: 'seenAt', title: 'Seen by a reader', type: 'datetime'}),
            defineField({name: 'milliseconds', title: 'Milliseconds after publishing', type: 'number'}),
            defineField({name: 'tries', title: 'Tries', type: 'number'}),
            defineField({name: 'answer', title: 'Last answer', type: 'string'}),
          ],
          preview: {select: {title: 'address', subtitle: 'seenAt'}},
        }),
      ],
    }),
  ],
  preview: {select: {title: 'documentId', subtitle: 'publishedAt'}},
})
