import {defaultSiteTitle} from '@/components/site/siteName.ts'
import type {SiteFacts} from '@/lib/structuredData.ts'
import {homePath, searchPath} from '@/sanity/paths.ts'
import type {SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** A site by its address, without a trailing slash, and its settings; null before an editor wrote them. */
export interface Site {
  siteUrl: string
  settings: SiteSettingsQueryResult
}

/** The site as every page names it to machines. */
export function siteFacts({siteUrl, settings}: Site): SiteFacts {
  const name = settings?.title ?? defaultSiteTitle
  return {
    name,
    url: siteUrl + homePath,
    description: settings?.description ?? null,
    publisher: settings?.publisherName ?? name,
    searchUrl: `${siteUrl}${searchPath()}?q={search_term_string}`,
  }
}
