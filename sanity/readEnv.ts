/** Where content lives: Sanity's hosted service, or the local lake when no project id is set. */
export interface SanityEnv {
  projectId: string
  dataset: string
  /** Dated API version: its default perspective is `published`. */
  apiVersion: string
  /** Address of the local lake, without a trailing slash; null on the hosted service. */
  apiHost: string | null
  /** Whether the Studio offers releases, scheduled drafts, comments and tasks, which the hosted service sells with a plan. */
  planFeatures: boolean
}

const projectIdPattern = /^[a-z0-9][a-z0-9-]*$/
const datasetPattern = /^[a-z0-9~][a-z0-9_~-]{0,63}$/

/** Decides the backend. The only place that does; throws an error naming the variable that is malformed. */
export function readSanityEnv(env: Record<string, string | undefined>): SanityEnv {
  const hosted = env.NEXT_PUBLIC_SANITY_PROJECT_ID?.trim()
  const dataset = env.NEXT_PUBLIC_SANITY_DATASET?.trim() || 'production'
  if (hosted && !projectIdPattern.test(hosted)) {
    throw new Error(
      `NEXT_PUBLIC_SANITY_PROJECT_ID is "${hosted}": a project id has lower-case letters, digits and dashes only.`,
    )
  }
  if (!datasetPattern.test(dataset)) {
    throw new Error(
      `NEXT_PUBLIC_SANITY_DATASET is "${dataset}": a dataset name has lower-case letters, digits, "_" and "-" only.`,
    )
  }
  return {
    projectId: hosted || 'perennial',
    dataset,
    apiVersion: '2025-02-19',
    apiHost: hosted ? null : lakeUrl(env),
    planFeatures: !hosted || hasPlanFeatures(env),
  }
}

/** `SANITY_PLAN_FEATURES`: what the plan of a hosted project includes. The local lake has all of it. */
function hasPlanFeatures(env: Record<string, string | undefined>): boolean {
  const value = env.SANITY_PLAN_FEATURES?.trim() || 'false'
  if (value !== 'true' && value !== 'false') {
    throw new Error(`SANITY_PLAN_FEATURES is "${value}": expected true or false.`)
  }
  return value === 'true'
}

/** The local lake's public address: `LAKE_PUBLIC_URL` when it stands behind a proxy, otherwise loopback and `LAKE_PORT`. */
function lakeUrl(env: Record<string, string | undefined>): string {
  const url = env.LAKE_PUBLIC_URL?.trim() || `http://localhost:${env.LAKE_PORT?.trim() || '3333'}`
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new Error(`LAKE_PUBLIC_URL is "${url}": expected an address such as http://localhost:3333.`)
  }
  return url.replace(/\/+$/, '')
}

/** The public address of the site, for canonical links and feeds: `NEXT_PUBLIC_SITE_URL`, without a trailing slash. */
export function readSiteUrl(env: Record<string, string | undefined>): string {
  const url = env.NEXT_PUBLIC_SITE_URL?.trim() || `http://localhost:${env.PORT?.trim() || '3000'}`
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new Error(`NEXT_PUBLIC_SITE_URL is "${url}": expected an address such as https://example.org.`)
  }
  return url.replace(/\/+$/, '')
}
