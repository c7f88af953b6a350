import {z} from 'zod'

import {followedFacts} from '../../lib/factWatch.ts'
import {orNull} from './orNull.ts'

/**
 * A difference between a fact and what a source says, as it waits in the lake, in a private document, for an editor to accept or
 * dismiss. Days are `2026-11-26`, moments ISO 8601.
 */
export const factSuggestionSchema = z.object({
  _id: z.string(),
  /** The framework's published id, and the key of the fact in its list. */
  framework: z.string(),
  factKey: z.string(),
  factLabel: z.string(),
  follows: z.enum(followedFacts),
  /** The fact as it stood when the difference was found. */
  presentValue: z.string(),
  presentAsOf: orNull(z.string()),
  /** The version or the day that the source has, and of which day it is. */
  found: z.string(),
  foundDate: orNull(z.string()),
  /** The fact's text with what was found in it. */
  value: z.string(),
  sourceTitle: z.string(),
  sourceUrl: z.url({protocol: /^https?$/}),
  publisher: z.string(),
  foundAt: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'dismissed']),
  decidedBy: orNull(z.string()),
  decidedAt: orNull(z.string()),
})
export type FactSuggestion = z.infer<typeof factSuggestionSchema>

/** When a framework's facts were last compared, and why that did not succeed, where it did not. */
export const factWatchSchema = z.object({
  framework: z.string(),
  lookedAt: orNull(z.iso.datetime()),
  problem: orNull(z.string()),
})
export type FactWatchState = z.infer<typeof factWatchSchema>
