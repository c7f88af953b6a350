import {z} from 'zod'

import {refreshStates} from '../../../lib/refreshState.ts'

const reference = z.object({_ref: z.string()}).nullish()

const formSchema = z.object({
  _id: z.string(),
  state: z.enum(refreshStates).catch('planned'),
  year: z.number().nullish(),
  roundup: reference,
  edition: reference,
  owner: reference,
  frameworks: z.array(z.object({_ref: z.string().optional()})).nullish(),
  goLive: z.object({date: z.string(), time: z.string(), timeZone: z.string(), at: z.string()}).nullish(),
  receipt: z
    .object({address: z.string().nullish(), seenAt: z.string().nullish(), milliseconds: z.number().nullish()})
    .nullish(),
  log: z
    .array(
      z.object({
        _key: z.string(),
        at: z.string(),
        event: z.string().nullish(),
        message: z.string().nullish(),
        by: z.string().nullish(),
      }),
    )
    .nullish(),
})

/** A refresh as its form and its actions look at it. */
export type RefreshForm = z.infer<typeof formSchema>

/** The refresh that a form or an action holds, or null when there is none yet or it is malformed. */
export function readRefreshForm(value: unknown): RefreshForm | null {
  return formSchema.safeParse(value).data ?? null
}

/** The documents that go live with a refresh, by their published ids. */
export function documentsOf({edition, frameworks}: RefreshForm): string[] {
  return [edition?._ref, ...(frameworks ?? []).map(({_ref}) => _ref)].filter((id) => typeof id === 'string')
}
