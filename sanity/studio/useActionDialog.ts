import {useCallback, useSyncExternalStore} from 'react'

/** How long a dialog waits for its action to be drawn again, in milliseconds; after that the editor has gone elsewhere. */
const graceMs = 10_000

const open = new Set<string>()
const listeners = new Map<string, Set<() => void>>()

/**
 * Whether the dialog of a document's action is open, and how to open or close it. While a document is being opened the Studio
 * draws its actions several times over, and what they keep themselves is gone each time; so this is kept beside them.
 *
 * @param key - names action and document
 */
export function useActionDialog(key: string): [isOpen: boolean, setIsOpen: (isOpen: boolean) => void] {
  const subscribe = useCallback((listener: () => void) => addListener(key, listener), [key])
  const isOpen = useSyncExternalStore(
    subscribe,
    () => open.has(key),
    () => false,
  )
  const setIsOpen = useCallback(
    (shall: boolean) => {
      if (shall) open.add(key)
      else open.delete(key)
      for (const listener of listeners.get(key) ?? []) listener()
    },
    [key],
  )
  return [isOpen, setIsOpen]
}

function addListener(key: string, listener: () => void): () => void {
  const others = listeners.get(key) ?? new Set()
  listeners.set(key, others.add(listener))
  return () => {
    others.delete(listener)
    if (others.size > 0) return
    setTimeout(() => {
      if (others.size > 0) return
      open.delete(key)
      listeners.delete(key)
    }, graceMs)
  }
}
