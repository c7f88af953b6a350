import type {ClientConfig, createClient as create, SanityClient} from '@sanity/client'

import type {TestLake} from './lake.ts'

/** The major versions of the official client that the lake serves, by the package that each is installed as. */
export const clientPackages = ['@sanity/client', 'sanity-client-7']

/** An editor's client of one of the packages. The older is typed as the newer: what is called of it here is the same. */
export async function clientOf(
  packageName: string,
  lake: TestLake,
  options: ClientConfig = {},
): Promise<SanityClient> {
  const {createClient}: {createClient: typeof create} = await import(packageName)
  const {projectId, dataset, writeToken: token} = lake.config
  return createClient({
    projectId,
    dataset,
    token,
    apiHost: lake.url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    ...options,
  })
}
