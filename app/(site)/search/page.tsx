import type {Metadata} from 'next'
import {connection} from 'next/server'

import {currentSearcher} from '@/app/searcher.ts'
import {SearchPage} from '@/components/search/SearchPage.tsx'
import {questionFrom} from '@/lib/search.ts'

// It waits for its question at every request, so that nothing of it is ever kept.
export const instant = false

interface Props {
  searchParams: Promise<{q?: string | string[]}>
}

export async function generateMetadata({searchParams}: Props): Promise<Metadata> {
  const question = await questionOf(searchParams)
  return {title: question ? `Search: ${question}` : 'Search', robots: {index: false, follow: true}}
}

/** What a reader asked for, by words. */
export default async function Page({searchParams}: Props) {
  // Before the request is waited for, so that the build has asked the lake once, and the search outlives its first outage.
  const search = await currentSearcher()
  await connection()
  const question = await questionOf(searchParams)
  return <SearchPage question={question} results={question ? search(question) : null} />
}

async function questionOf(searchParams: Props['searchParams']): Promise<string> {
  const {q} = await searchParams
  return questionFrom(Array.isArray(q) ? q[0] : q)
}
