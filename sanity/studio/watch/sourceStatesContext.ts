import {createContext, use} from 'react'

import type {SourceState} from '../../watch/sourceState.ts'

/** An address that is gone or has moved, as far as editors are told of it. */
export type MarkedSource = Pick<SourceState, 'url' | 'state' | 'since' | 'movedTo'>

/** Inside a document with sources: the addresses that are gone or have moved, of all documents. Null before it is known. */
export const SourceStatesContext = createContext<readonly MarkedSource[] | null>(null)

/** Says how an address stands when it is gone or has moved; null for any other, and before the lake has answered. */
export function useMarkedSources(): (url: unknown) => MarkedSource | null {
  const marked = use(SourceStatesContext)
  return (url) => marked?.find((one) => one.url === url) ?? null
}
