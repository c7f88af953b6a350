import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import type {Tool} from 'sanity'
import {route} from 'sanity/router'

import {ReceiptsTool} from './ReceiptsTool.tsx'

/** When readers were seen to have what was published, and whether they have it now. */
export const receiptsTool: Tool = {
  name: 'receipts',
  title: 'Receipts',
  icon: CheckmarkCircleIcon,
  component: ReceiptsTool,
  router: route.create('/', [route.create('/:documentId')]),
}
