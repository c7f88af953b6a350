import type {WallTime} from '../../../lib/zonedTime.ts'
import {check, type Check, checkRefresh} from '../../refresh/check.ts'
import {readRefresh} from '../../refresh/refreshDocument.ts'
import {presentMoment} from '../../today.ts'
import {type LiveAnswer, useLiveAnswer} from '../lake/useLiveAnswer.ts'

/** What a check found, and when (ISO 8601). */
export interface DatedCheck {
  found: Check
  at: string
}

/**
 * Whether a refresh is ready, checked again whenever it, its edition's draft or a framework that goes live with it changes.
 *
 * @param documents - the ids, as published, of the edition and the frameworks
 * @param goLive - the moment to check for, where it is not the one that the refresh has
 */
export function useReadiness(
  refreshId: string,
  documents: readonly string[],
  goLive?: WallTime | null,
): LiveAnswer<DatedCheck> {
  const ids = [refreshId, ...documents.flatMap((id) => [id, `drafts.${id}`])]
  return useLiveAnswer(
    '*[_id in $ids]',
    {ids},
    async (client) => {
      const at = presentMoment()
      if (!goLive) return {found: await checkRefresh(client, refreshId, at), at}
      const refresh = await readRefresh(client, refreshId)
      if (!refresh) throw new Error('The refresh is gone: somebody has deleted it.')
      return {found: await check(client, refresh, {goLive, isAhead: true, now: at}), at}
    },
    JSON.stringify(goLive),
  )
}
