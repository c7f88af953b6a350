import {readSanityEnv, readSiteUrl, type SanityEnv} from './readEnv.ts'

/**
 * The variables by name, because a bundler replaces only whole `process.env.NAME` expressions. In a browser the names
 * without `NEXT_PUBLIC_` are undefined: the Studio gets its `SanityEnv` from the server instead.
 */
const environment = {
  NEXT_PUBLIC_SANITY_PROJECT_ID: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID,
  NEXT_PUBLIC_SANITY_DATASET: process.env.NEXT_PUBLIC_SANITY_DATASET,
  NEXT_PUBLIC_SITE_URL: process.env.NEXT_PUBLIC_SITE_URL,
  SANITY_PLAN_FEATURES: process.env.SANITY_PLAN_FEATURES,
  LAKE_PUBLIC_URL: process.env.LAKE_PUBLIC_URL,
  LAKE_PORT: process.env.LAKE_PORT,
  PORT: process.env.PORT,
}

/** The backend in use. Importing this module throws when a variable is malformed. */
export const sanityEnv: SanityEnv = readSanityEnv(environment)
/** The public address of the site, without a trailing slash. */
export const siteUrl: string = readSiteUrl(environment)
