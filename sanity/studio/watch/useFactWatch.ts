import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {factSuggestionSchema, factWatchSchema} from '../../watch/factSuggestion.ts'
import {watchAnswerSchema, watchRequestDocument} from '../../watch/watchRequest.ts'
import {type LiveAnswer, useLiveAnswer} from '../lake/useLiveAnswer.ts'

const watchQuery = `{
  "suggestions": *[_type == "factSuggestion" && framework == $id && state == "open"] | order(foundAt desc),
  "last": *[_type == "factWatch" && framework == $id][0]
}`
const ofFramework = '*[_type in ["factSuggestion", "factWatch"] && framework == $id]'
const answerSchema = z.object({
  suggestions: z.array(factSuggestionSchema),
  last: factWatchSchema.nullable(),
})

/** What is known of a framework's facts, kept up to date: the open suggestions, and when they were last compared. */
export function useFactWatch(frameworkId: string): LiveAnswer<z.infer<typeof answerSchema>> {
  const params = {id: frameworkId}
  return useLiveAnswer(ofFramework, params, async (client) =>
    answerSchema.parse(await client.fetch<unknown>(watchQuery, params)),
  )
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
