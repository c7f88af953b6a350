import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'

import type {SanityEnv} from './readEnv.ts'

/**
 * A client for the Content Lake in use, hosted or local. Published reads bypass the hosted API's CDN, which trails its own
 * webhooks; retries are few because every caller has something better to do than to wait.
 */
export function contentClient(env: SanityEnv, options: ClientConfig = {}): SanityClient {
  return createClient({...clientConfig(env), ...options})
}

/** How a client finds the Content Lake in use: for packages that bring a client of their own. */
export function clientConfig(env: SanityEnv) {
  return {
    projectId: env.projectId,
    dataset: env.dataset,
    apiVersion: env.apiVersion,
    ...(env.apiHost === null ? {} : {apiHost: env.apiHost, useProjectHostname: false}),
    useCdn: false,
    perspective: 'published',
    maxRetries: 1,
    timeout: 10_000,
  } satisfies ClientConfig
}
