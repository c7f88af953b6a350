import {z} from 'zod'

const megabyte = 1024 * 1024

const schema = z.object({
  PAGE_CACHE: z.enum(['on', 'off'], 'PAGE_CACHE is on or off.').default('on'),
  PAGE_CACHE_MB: z.coerce.number('PAGE_CACHE_MB is a number of megabytes.').min(1).max(65_536).default(128),
  CDN_MAX_AGE: z.coerce.number('CDN_MAX_AGE is a number of seconds.').int().min(0).max(31_536_000).default(0),
})

/** How the page cache is set up; null where it is turned off. */
export interface PageCacheSettings {
  mostBytes: number
  /** For how many seconds a cache in front may show a page without asking. */
  cdnAge: number
}

/** Reads the settings from the environment. Throws an error that names the variable that is malformed. */
export function readPageCacheSettings(environment: NodeJS.ProcessEnv): PageCacheSettings | null {
  const read = schema.safeParse({
    PAGE_CACHE: environment.PAGE_CACHE || undefined,
    PAGE_CACHE_MB: environment.PAGE_CACHE_MB || undefined,
    CDN_MAX_AGE: environment.CDN_MAX_AGE || undefined,
  })
  if (!read.success)
    throw new Error(read.error.issues.map(({path, message}) => `${path.join()}: ${message}`).join(' '))
  const {PAGE_CACHE: mode, PAGE_CACHE_MB: megabytes, CDN_MAX_AGE: cdnAge} = read.data
  return mode === 'off' ? null : {mostBytes: megabytes * megabyte, cdnAge}
}
