import {useCallback, useEffect, useRef} from 'react'

/** A function that stays the same from render to render and does what the latest one does: what depends on it is not drawn anew. */
export function useStable<Arguments extends readonly unknown[]>(
  latest: (...args: Arguments) => void,
): (...args: Arguments) => void {
  const current = useRef(latest)
  useEffect(() => {
    current.current = latest
  })
  return useCallback((...args) => current.current(...args), [])
}
