import {z} from 'zod'

const idPrefix = 'watchRequest.'
/** A request that nobody took up for so long opens nothing any more, in milliseconds. */
export const requestGoodForMs = 5 * 60_000

/**
 * An editor's wish to have a framework's facts compared now. Only who may write to the lake can make the document, which is how the
 * site, which takes it away again, knows that it may act.
 */
export const watchRequestSchema = z.object({
  _id: z.string().regex(/^watchRequest\.[0-9a-f]{32}$/),
  _rev: z.string(),
  _type: z.literal('watchRequest'),
  /** The framework's published id. */
  framework: z.string().min(1),
  createdAt: z.iso.datetime(),
})

/** The document of a request, under an id that cannot be guessed. `now` is ISO 8601. */
export function watchRequestDocument(framework: string, now: string) {
  const random = crypto.getRandomValues(new Uint8Array(16))
  return {
    _id: idPrefix + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    _type: 'watchRequest' as const,
    framework,
    createdAt: now,
  }
}

/** What the site answers: how many suggestions there are and why there is no answer from the source, or its reason to refuse. */
export const watchAnswerSchema = z.union([
  z.object({open: z.number(), problem: z.string().nullable()}),
  z.object({error: z.string()}),
])
