import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {factSuggestionSchema, factWatchSchema} from '../../watch/factSuggestion.ts'
import {watchAnswerSchema, watchRequestDocument} from '../../watch/watchRequest.ts'
import {useLakeQuery} from '../lake/useLakeQuery.ts'

const watchQuery = `{
  "suggestions": *[_type == "factSuggestion" && framework == $id && state == "open"] | order(foundAt desc),
  "last": *[_type == "factWatch" && framework == $id][0]
}`
const ofFramework = '*[_type in ["factSuggestion", "factWatch"] && framework == $id]'
const answerSchema = z.object({
  suggestions: z.array(factSuggestionSchema),
  last: factWatchSchema.nullable(),
})

/** The open suggestions for a framework's facts and when they were last compared; empty before the lake has answered. */
export function useFactWatch(frameworkId: string): z.infer<typeof answerSchema> {
  const {answer} = useLakeQuery<unknown>(
    watchQuery,
    {id: frameworkId},
    {listenTo: ofFramework, perspective: 'raw'},
  )
  return answer === undefined ? {suggestions: [], last: null} : answerSchema.parse(answer)
}

/** Notes down what an editor decided about a suggestion, or that it is open again. `now` is ISO 8601. */
export async function decide(
  client: SanityClient,
  id: string,
  state: 'open' | 'accepted' | 'dismissed',
  by: string,
  now: string,
): Promise<void> {
  const decision = state === 'open' ? {decidedBy: null, decidedAt: null} : {decidedBy: by, decidedAt: now}
  await client
    .patch(id)
    .set({state, ...decision})
    .commit()
}

/**
 * Has the site compare a framework's facts now; it is asked by a document that only editors can make. Gives how many suggestions are
 * open then, or why the source gave no answer. Throws what the site gives as the reason when it refuses.
 */
export async function compareNow(
  client: SanityClient,
  frameworkId: string,
  now: string,
): Promise<{open: number; problem: string | null}> {
  const {_id: id} = await client.create(watchRequestDocument(frameworkId, now))
  const response = await fetch('/api/watch', {method: 'POST', body: JSON.stringify({id})})
  const answer = watchAnswerSchema.parse(await response.json())
  if ('error' in answer) throw new Error(answer.error)
  return answer
}
