import {z} from 'zod'

import {publicTypes, type DocumentChange} from '../lib/cacheTags.ts'

/** The path on the site that the webhook posts to. */
export const webhookPath = '/api/revalidate'

const snapshot = (side: 'before()' | 'after()' | '@') => `select(defined(${side}) => {
  "slug": ${side}.slug.current,
  "label": coalesce(${side}.headline, ${side}.title, ${side}.name),
  "year": ${side}.year,
  "publishedAt": ${side}.publishedAt,
  "modifiedAt": ${side}.modifiedAt,
  "roundup": select(defined(${side}.roundup) => {"id": ${side}.roundup._ref, "slug": ${side}.roundup->slug.current}),
  "ranking": ${side}.entries[]{"framework": framework._ref, position},
  "from": ${side}.from
})`

/**
 * The webhook as the lake keeps it, hosted or local: which published changes concern readers, and what the site has to know
 * of each to drop the right pages. GROQ in delta mode: `before()` and `after()` are the document on either side.
 */
export const siteWebhook = {
  name: 'Perennial site',
  on: ['create', 'update', 'delete'],
  filter: `_type in ${JSON.stringify(publicTypes)}`,
  projection: `{"id": _id, "type": _type, "before": ${snapshot('before()')}, "after": ${snapshot('after()')}}`,
}

/** A published document (`$id`) as a change that brought it: to report what is there now, whatever it was before. */
export const arrivalQuery = `*[_id == $id][0]{"id": _id, "type": _type, "before": null, "after": ${snapshot('@')}}`

const text = z
  .string()
  .max(2_000)
  .nullish()
  .transform((value) => value ?? null)

const snapshotSchema = z.object({
  slug: text,
  label: text,
  year: z
    .number()
    .nullish()
    .transform((value) => value ?? null),
  publishedAt: text,
  modifiedAt: text,
  roundup: z
    .object({id: z.string().max(200), slug: text})
    .nullish()
    .transform((value) => value ?? null),
  ranking: z
    .array(
      z.object({
        framework: text,
        position: z
          .number()
          .nullish()
          .transform((value) => value ?? null),
      }),
    )
    .max(1_000)
    .nullish()
    .transform((entries) =>
      entries
        ? entries.flatMap(({framework, position}) => (framework === null ? [] : [{framework, position}]))
        : null,
    ),
  from: text,
})

const side = snapshotSchema.nullish().transform((value) => value ?? null)

/** What the webhook posts, checked; its output is the `DocumentChange` that cache tags and redirects are computed from. */
export const deliverySchema: z.ZodType<DocumentChange> = z.object({
  id: z.string().min(1).max(200),
  type: z.enum(publicTypes),
  before: side,
  after: side,
})
