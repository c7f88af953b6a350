import {useEffect, useEffectEvent} from 'react'
import {useCurrentUser} from 'sanity'

import {publicTypes} from '../../../lib/cacheTags.ts'
import {useLakeClient} from '../lake/useLakeClient.ts'
import {isPublished} from '../lake/useLakeQuery.ts'

/** How long after a failure the lake is listened to again, in milliseconds. */
const retryAfterMs = 5_000

/** Readers see these at addresses; a redirect is no page. */
const types = publicTypes.filter((type) => type !== 'redirect')
const filter = `*[_type in ${JSON.stringify(types)} && ${isPublished}]`

/** A document that the signed-in person has published, by whatever way: its button, a release, a task. */
export interface Publish {
  documentId: string
  revision: string
  /** When the lake stored it, ISO 8601. */
  at: string
}

/**
 * Hears of each publish of the signed-in person's own, as long as this window can be seen: of several, the one hears of it in which
 * somebody works.
 */
export function useOwnPublishes(onPublish: (publish: Publish) => void): void {
  const client = useLakeClient()
  const userId = useCurrentUser()?.id
  const hear = useEffectEvent(onPublish)

  useEffect(() => {
    if (userId === undefined) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let subscription = listen()

    function listen() {
      const options = {includeResult: false, includeMutations: false, visibility: 'query'} as const
      return client.listen(filter, {}, options).subscribe({
        next(event) {
          if (event.type !== 'mutation' || event.identity !== userId || event.transition === 'disappear')
            return
          if (document.visibilityState !== 'visible') return
          const {documentId, transactionId, resultRev = transactionId, timestamp} = event
          hear({documentId, revision: resultRev, at: timestamp})
        },
        error() {
          timer = setTimeout(() => {
            subscription = listen()
          }, retryAfterMs)
        },
      })
    }

    return () => {
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [client, userId])
}
