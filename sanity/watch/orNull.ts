import type {z} from 'zod'

/** A field that may be absent or null in the lake, and is null to us then. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null)
}
