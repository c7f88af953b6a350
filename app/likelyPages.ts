import {currentSearcher} from '@/app/searcher.ts'
import {questionFrom} from '@/lib/search.ts'

/** As many as a reader takes in at a glance. */
const mostPages = 4

/**
 * The frameworks and editions that somebody may have wanted at an address without a page, the likeliest first: `/frameworks/flsk`
 * has the words of one. Empty where nothing comes close.
 */
export async function likelyPages(path: string): Promise<{title: string; path: string}[]> {
  const question = questionFrom(path.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' '))
  if (!question) return []
  const search = await currentSearcher()
  return search(question)
    .records.filter(({kind}) => kind !== 'claim')
    .slice(0, mostPages)
    .map(({title, path: address}) => ({title, path: address}))
}
