import {type RefreshState} from './refreshState.ts'

/** An edition as far as its stage goes; of a draft and what is published under the same id, one each. */
export interface StagedEdition {
  /** The published id, also of a draft. */
  id: string
  year: number | null
  isPublished: boolean
}

/** A refresh as far as the stage of its edition goes. */
export interface StagingRefresh {
  editionId: string | null
  state: RefreshState
  goLive: {at: string; timeZone: string} | null
}

/** Where an edition is on its way: readers have the current one and can look back at past ones; the others are being made. */
export type EditionStage = 'current' | 'past' | 'drafting' | 'scheduled' | 'held'

/** An edition with its stage; `goLive` of one that is scheduled. */
export interface EditionAtStage {
  id: string
  year: number | null
  stage: EditionStage
  goLive: StagingRefresh['goLive']
}

/** The editions of one roundup, newest first, each once with its stage. */
export function editionStages(
  editions: readonly StagedEdition[],
  refreshes: readonly StagingRefresh[],
): EditionAtStage[] {
  const published = new Set(editions.filter(({isPublished}) => isPublished).map(({id}) => id))
  const years = editions.filter(({isPublished}) => isPublished).map(({year}) => year ?? 0)
  const current = Math.max(...years)
  const byId = new Map(
    editions
      .toSorted((a, b) => Number(a.isPublished) - Number(b.isPublished))
      .map((edition) => [edition.id, edition]),
  )
  return [...byId.values()]
    .toSorted((a, b) => (b.year ?? Infinity) - (a.year ?? Infinity))
    .map(({id, year}) => {
      if (published.has(id)) return {id, year, stage: year === current ? 'current' : 'past', goLive: null}
      const refresh = refreshes.find(({editionId}) => editionId === id)
      if (refresh?.state === 'held') return {id, year, stage: 'held', goLive: null}
      const isScheduled = refresh?.state === 'scheduled' || refresh?.state === 'publishing'
      return {id, year, stage: isScheduled ? 'scheduled' : 'drafting', goLive: refresh?.goLive ?? null}
    })
}
