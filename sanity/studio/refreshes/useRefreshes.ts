import {useEffect, useRef, useState} from 'react'
import {useClient} from 'sanity'

import {refreshesQuery} from '../../queries/refreshes.ts'
import type {RefreshesQueryResult} from '../../types.generated.ts'
import {type LakeWatch, watchLake} from '../lake/watchLake.ts'

export type Refresh = RefreshesQueryResult['refreshes'][number]
export type Edition = RefreshesQueryResult['editions'][number]

/** What the query depends on. */
const filter = '*[_type in ["refresh", "edition", "roundup", "person", "framework"]]'

/**
 * All that the tool shows, kept up to date: null until the first answer. `problem` says why the lake gives no answer at present;
 * what is shown may then be old.
 */
export function useRefreshes(): {
  answer: RefreshesQueryResult | null
  problem: string | null
  retry(): void
} {
  const client = useClient({apiVersion: '2025-02-19'})
  const [answer, setAnswer] = useState<RefreshesQueryResult | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const watch = useRef<LakeWatch | null>(null)

  useEffect(() => {
    const ask = () => client.fetch(refreshesQuery, {}, {perspective: 'raw'})
    const begun = watchLake(
      client,
      {ask, filter},
      {
        answered(latest) {
          setAnswer(latest)
          setProblem(null)
        },
        failed: (error) => setProblem(error instanceof Error ? error.message : String(error)),
      },
    )
    watch.current = begun
    return () => begun.end()
  }, [client])

  return {answer, problem, retry: () => watch.current?.retry()}
}
