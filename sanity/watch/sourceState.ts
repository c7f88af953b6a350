import {z} from 'zod'

import {sourceStandings} from '../../lib/sourceLook.ts'
import {orNull} from './orNull.ts'

/** What the lake remembers of a source's address, in a private document of its own. Moments are ISO 8601. */
export const sourceStateSchema = z.object({
  url: z.string(),
  state: z.enum(sourceStandings),
  since: z.iso.datetime(),
  status: orNull(z.number()),
  movedTo: orNull(z.url({protocol: /^https?$/})),
  problem: orNull(z.string()),
  missing: z.number(),
  failures: z.number(),
  checkedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
})
export type SourceState = z.infer<typeof sourceStateSchema>

/** The filter of what editors are told: addresses that are gone or have moved. */
export const markedSources = '_type == "sourceState" && state in ["gone", "moved"]'
