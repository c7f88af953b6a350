import {z} from 'zod'

import {answerInWords, type PageReport, pageStates} from '../../lib/receipts.ts'

/** The dot keeps the document from readers; what comes after it cannot be guessed. */
const idPrefix = 'receipt.'

const nullable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)

const receiptPageSchema = z.object({
  _key: z.string(),
  address: z.url({protocol: /^https?$/}),
  state: z.enum(pageStates),
  seenAt: nullable(z.string()),
  milliseconds: nullable(z.number()),
  tries: z.number().int(),
  /** While it was not seen: what the page answered last, in words. */
  answer: nullable(z.string()),
})
/** One page as a receipt keeps it. */
export type ReceiptPage = z.infer<typeof receiptPageSchema>

/** A receipt as it lies in the lake: which page was seen to show a published revision, and when. */
export const receiptSchema = z.object({
  _id: z.string().regex(/^receipt\.[0-9a-f]{32}$/),
  /** The published id. Not a reference: a receipt shall not count as a use of its document. */
  documentId: z.string().min(1),
  documentType: z.string(),
  revision: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: nullable(z.string()),
  addresses: z.array(receiptPageSchema),
})

/** The fields of a receipt that hold the pages' reports. */
export function receiptPages(reports: readonly PageReport[]): {addresses: ReceiptPage[]} {
  return {
    addresses: reports.map(({last, ...report}, index) => ({
      _key: `page-${index}`,
      _type: 'receiptPage' as const,
      ...report,
      answer: report.state === 'seen' ? null : answerInWords(last),
    })),
  }
}

/**
 * The document of a new receipt. Knowing its id is what proves to the site that somebody may have the document's pages made anew.
 *
 * @param publishedAt ISO 8601
 */
export function receiptDocument({
  reports,
  ...published
}: {
  documentId: string
  documentType: string
  revision: string
  publishedAt: string
  publishedBy: string | null
  reports: readonly PageReport[]
}) {
  const random = crypto.getRandomValues(new Uint8Array(16))
  return {
    _id: idPrefix + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    _type: 'receipt' as const,
    ...published,
    ...receiptPages(reports),
  }
}
