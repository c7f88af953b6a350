'use client'

import {VisualEditing} from 'next-sanity/visual-editing'
import {useRouter} from 'next/navigation'
import {useCallback, useEffect, useRef, useState, useTransition} from 'react'

/** Tells of every change in the lake, as long as the browser listens. */
const changesPath = '/api/draft-mode/changes'

/** What a preview has over a reader’s page: texts lead to their fields, and the page follows what is typed. Draws nothing of its own. */
export function PreviewTools() {
  const refresh = useRefresh()
  useEffect(() => {
    const changes = new EventSource(changesPath)
    changes.addEventListener('message', refresh)
    return () => changes.close()
  }, [refresh])
  const refreshWhenAsked = useCallback(
    ({source}: {source: 'manual' | 'mutation'}) => {
      // What was edited was heard of already, and sooner.
      if (source === 'mutation') return false
      refresh()
      return Promise.resolve()
    },
    [refresh],
  )
  return <VisualEditing refresh={refreshWhenAsked} />
}

/** Fetches the page anew; asked to while it does, once more afterwards, however often it was asked. */
function useRefresh(): () => void {
  const {refresh} = useRouter()
  const [asked, setAsked] = useState(0)
  const answered = useRef(0)
  const [isRefreshing, startTransition] = useTransition()
  useEffect(() => {
    if (isRefreshing || answered.current === asked) return
    answered.current = asked
    startTransition(refresh)
  }, [asked, isRefreshing, refresh])
  return useCallback(() => setAsked((times) => times + 1), [])
}
