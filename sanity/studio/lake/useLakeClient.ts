import type {SanityClient} from '@sanity/client'
import {useMemo} from 'react'
import {useClient} from 'sanity'

import {sanityEnv} from '../../env.ts'

/** The signed-in editor's client; it sees published documents and drafts alike, each under its own id. */
export function useLakeClient(): SanityClient {
  const client = useClient({apiVersion: sanityEnv.apiVersion})
  return useMemo(() => client.withConfig({perspective: 'raw'}), [client])
}
