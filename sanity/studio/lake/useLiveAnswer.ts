import type {QueryParams, SanityClient} from '@sanity/client'
import {useEffect, useEffectEvent, useState} from 'react'

import {useLakeClient} from './useLakeClient.ts'
import {watchLake} from './watchLake.ts'

/** What the lake answered last. `answer` is undefined before the first one; `error` says why the latest question failed. */
export interface LiveAnswer<Answer> {
  answer: Answer | undefined
  error: Error | null
}

/**
 * Asks now, and again whenever a document changes that matches a filter (`*[_id == $id]`), and after the connection was lost.
 *
 * @param ask - asks the lake; the latest function given is the one that is called
 * @param dependsOn - what else the answer depends on: it is asked for again when this changes
 */
export function useLiveAnswer<Answer>(
  filter: string,
  params: QueryParams,
  ask: (client: SanityClient) => Promise<Answer>,
  dependsOn = '',
): LiveAnswer<Answer> {
  const client = useLakeClient()
  const [live, setLive] = useState<LiveAnswer<Answer>>({answer: undefined, error: null})
  const askLake = useEffectEvent(ask)
  // Parameters are made anew at each render; what they say is what counts.
  const question = JSON.stringify([params, dependsOn])

  useEffect(() => {
    const [filterParams]: [QueryParams, string] = JSON.parse(question)
    const watched = {ask: () => askLake(client), filter, params: filterParams}
    const watch = watchLake<Answer>(client, watched, {
      answered: (answer) => setLive({answer, error: null}),
      failed: (error) =>
        setLive(({answer}) => ({answer, error: error instanceof Error ? error : new Error(String(error))})),
    })
    return () => watch.end()
  }, [client, filter, question])

  return live
}
