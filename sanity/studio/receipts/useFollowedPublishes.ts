import {useEffect, useRef, useState} from 'react'
import {useCurrentUser} from 'sanity'

import {useLakeClient} from '../lake/useLakeClient.ts'
import {type FollowedPublish, followPublish} from './followPublish.ts'
import {revalidate} from './revalidate.ts'
import {type Publish, useOwnPublishes} from './useOwnPublishes.ts'
import {wakeableWait} from './wakeableWait.ts'

/** The publishes of the signed-in person that are on show, the newest first, and what can be done about them. */
export interface FollowedPublishes {
  publishes: readonly FollowedPublish[]
  /** Why it could not be found out which pages show what was published last; null when it was. */
  problem: string | null
  /** Takes one off the show; it is followed to its end all the same. */
  close(id: string): void
  /** Has the site make the pages anew, and asks them at once. Throws what to tell when that cannot be done. */
  revalidateNow(id: string): Promise<void>
}

/** Follows what the signed-in person publishes, for as long as the Studio is open. Of each document the last publish is on show. */
export function useFollowedPublishes(): FollowedPublishes {
  const client = useLakeClient()
  const publishedBy = useCurrentUser()?.name ?? null
  const [publishes, setPublishes] = useState<readonly FollowedPublish[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [waits] = useState(wakeableWait)
  const end = useRef(new AbortController())
  /** Ids of all that were ever on show: what was closed, or taken off by a later publish, does not come back. */
  const known = useRef(new Set<string>())

  useEffect(() => {
    const following = new AbortController()
    end.current = following
    return () => {
      following.abort()
      waits.wake()
    }
  }, [waits])

  function show(latest: FollowedPublish): void {
    const {id, documentId, publishedAt} = latest
    const isNew = !known.current.has(id)
    known.current.add(id)
    setPublishes((shown) => {
      if (!isNew) return shown.map((one) => (one.id === id ? latest : one))
      const others = shown.filter((one) => one.documentId !== documentId)
      const isOld = shown.some((one) => one.documentId === documentId && one.publishedAt > publishedAt)
      return isOld ? shown : [latest, ...others]
    })
  }

  async function follow(publish: Publish): Promise<void> {
    const {signal} = end.current
    const following = {
      client,
      publishedBy,
      site: location.origin,
      wait: waits.wait,
      signal,
      onChange: show,
    }
    await onlyHere(`receipt ${publish.documentId} ${publish.revision}`, () =>
      followPublish(publish, following).then(
        () => setProblem(null),
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
      ),
    )
  }
  useOwnPublishes((publish) => void follow(publish))

  return {
    publishes,
    problem,
    close(id) {
      setPublishes((shown) => shown.filter((one) => one.id !== id))
      setProblem(null)
    },
    async revalidateNow(id) {
      await revalidate(id)
      waits.wake()
    },
  }
}

/** Does something in one of this browser's windows, whichever comes first. Browsers offer locks on secure pages only. */
async function onlyHere(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(name, {ifAvailable: true}, async (lock) => (lock ? work() : undefined))
}
