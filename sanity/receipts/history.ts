import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {pageStates} from '../../lib/receipts.ts'

const nullable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)

const pageSchema = z.object({
  address: z.string(),
  state: z.enum(pageStates),
  seenAt: nullable(z.string()),
  milliseconds: nullable(z.number()),
  tries: nullable(z.number()),
  answer: nullable(z.string()),
})

const pastReceiptSchema = z.object({
  _id: z.string(),
  /** `receipt` after a publish in the Studio, `refresh` of an edition's go-live. */
  _type: z.enum(['receipt', 'refresh']),
  documentId: z.string(),
  documentType: z.string(),
  title: nullable(z.string()),
  revision: z.string(),
  publishedAt: z.string(),
  publishedBy: nullable(z.string()),
  pages: z.array(pageSchema),
})
/** A receipt of the past: of a publish, or of a go-live. */
export type PastReceipt = z.infer<typeof pastReceiptSchema>

const titleOf = (id: string) =>
  `"title": coalesce(*[_id == ${id}][0]{"name": coalesce(headline, title, name)}.name, *[_id == "drafts." + ${id}][0]{"name": coalesce(headline, title, name)}.name)`

/** The newest receipts, `$limit` of each kind: of all documents, or of `$documentId` where that is not null. */
const historyQuery = `{
  "receipts": *[_type == "receipt" && ($documentId == null || documentId == $documentId)]
    | order(publishedAt desc)[0...$limit]{
      _id, _type, documentId, documentType, revision, publishedAt, publishedBy,
      ${titleOf('^.documentId')},
      "pages": addresses[]{address, state, seenAt, milliseconds, tries, answer}
    },
  "goLives": *[_type == "refresh" && defined(receipt.seenAt) && defined(edition._ref)
    && ($documentId == null || edition._ref == $documentId)]
    | order(receipt.publishedAt desc)[0...$limit]{
      _id, _type,
      "documentId": edition._ref,
      "documentType": "edition",
      "revision": receipt.revision,
      "publishedAt": receipt.publishedAt,
      ${titleOf('^.edition._ref')},
      "pages": [{"address": receipt.address, "state": "seen", "seenAt": receipt.seenAt, "milliseconds": receipt.milliseconds}]
    }
}`

const documentsQuery = `*[
  _id in *[_type == "receipt"].documentId || _id in *[_type == "refresh" && defined(receipt.seenAt)].edition._ref
]{_id, "title": coalesce(headline, title, name)} | order(title asc)`

const answerSchema = z.object({
  receipts: z.array(pastReceiptSchema),
  goLives: z.array(pastReceiptSchema),
})

/** The filter of what the history depends on, for a listener. */
export const historyFilter = '*[_type in ["receipt", "refresh"]]'

/** Reads the newest receipts, the newest first; those of one document (its published id) or of all. Needs a token. */
export async function fetchHistory(
  client: SanityClient,
  {documentId = null, limit}: {documentId?: string | null; limit: number},
): Promise<PastReceipt[]> {
  const answer = await client.fetch<unknown>(historyQuery, {documentId, limit}, {perspective: 'raw'})
  const {receipts, goLives} = answerSchema.parse(answer)
  return [...receipts, ...goLives]
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))
    .slice(0, limit)
}

/** The published documents that there are receipts of, by title. */
export async function fetchDocumentsWithReceipts(
  client: SanityClient,
): Promise<{_id: string; title: string | null}[]> {
  const documents = z.array(z.object({_id: z.string(), title: nullable(z.string())}))
  return documents.parse(await client.fetch<unknown>(documentsQuery, {}, {perspective: 'published'}))
}
