import type {QueryParams, SanityClient} from '@sanity/client'
import {useEffect, useEffectEvent, useState} from 'react'

import {useLakeClient} from './useLakeClient.ts'

/** Changes are collected for so long, in milliseconds, before a question is asked again: an editor types on. */
const settleMs = 250

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
    const [listenParams]: [QueryParams, string] = JSON.parse(question)
    let questions = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    async function askAgain() {
      const number = ++questions
      try {
        const answer = await askLake(client)
        if (number === questions) setLive({answer, error: null})
      } catch (error) {
        if (number === questions) fail(error)
      }
    }
    function fail(error: unknown) {
      setLive(({answer}) => ({answer, error: error instanceof Error ? error : new Error(String(error))}))
    }
    const subscription = client
      .listen(filter, listenParams, {
        events: ['welcome', 'mutation'],
        includeResult: false,
        visibility: 'query',
      })
      .subscribe({
        next({type}) {
          clearTimeout(timer)
          timer = setTimeout(askAgain, type === 'welcome' ? 0 : settleMs)
        },
        error: fail,
      })
    return () => {
      subscription.unsubscribe()
      clearTimeout(timer)
      questions = Infinity
    }
  }, [client, filter, question])

  return live
}
