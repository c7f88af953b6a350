import {searchRecords} from '@/components/search/searchRecords.ts'
import {searcherOf, type Searcher} from '@/lib/search.ts'
import {fetchSearched} from '@/sanity/live.ts'

let kept: {state: string; search: Searcher} | null = null

/** The searcher of the newest of what is published now. It is made once for as long as nothing changes; what readers ask is not kept. */
export async function currentSearcher(): Promise<Searcher> {
  const {state, ...searched} = await fetchSearched()
  if (kept?.state !== state) kept = {state, search: searcherOf(searchRecords(searched))}
  return kept.search
}
