import {useLakeQuery} from '../lake/useLakeQuery.ts'

/** The refresh that brings an edition, as far as the edition's own form goes. */
export interface EditionRefresh {
  _id: string
  state: string
  goLive: {at: string; timeZone: string} | null
}

/** The refresh by which an edition (its published id) goes live, or null once readers have it and where there is none. */
export function useEditionRefresh(editionId: string): EditionRefresh | null {
  const {answer} = useLakeQuery<EditionRefresh | null>(
    '*[_type == "refresh" && edition._ref == $editionId && state != "live"][0]{_id, state, goLive{at, timeZone}}',
    {editionId},
    {listenTo: '*[_type == "refresh" && edition._ref == $editionId]', perspective: 'raw'},
  )
  return answer ?? null
}
