import {isConflict} from '../refresh/refreshDocument.ts'
import type {Watch} from './watch.ts'
import {requestGoodForMs, watchRequestSchema} from './watchRequest.ts'

/** Takes a request away and gives the framework that it names; null when there is none, it is too old, or another has it. */
export async function takeWatchRequest({client, clock}: Watch, id: string): Promise<string | null> {
  const request = watchRequestSchema.safeParse(await client.getDocument(id)).data
  if (!request) return null
  try {
    await client
      .transaction([{patch: {id, ifRevisionID: request._rev, set: {isTaken: true}}}, {delete: {id}}])
      .commit()
  } catch (error) {
    if (isConflict(error)) return null
    throw error
  }
  const ageMs = clock.now().getTime() - Date.parse(request.createdAt)
  return Math.abs(ageMs) <= requestGoodForMs ? request.framework : null
}
