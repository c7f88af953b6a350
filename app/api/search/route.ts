import {connection} from 'next/server'

import {currentSearcher} from '@/app/searcher.ts'
import {questionFrom} from '@/lib/search.ts'

const mostSuggestions = 8

/** `/api/search?q=`: the best matches for what a reader has typed so far, for the script that suggests them. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  const question = questionFrom(new URL(request.url).searchParams.get('q'))
  const found = question ? (await currentSearcher())(question).records : []
  const suggestions = found.slice(0, mostSuggestions).map(({title, place, path}) => ({title, place, path}))
  return Response.json(
    {suggestions},
    {headers: {'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow'}},
  )
}
