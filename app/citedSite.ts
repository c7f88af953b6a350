import type {CitedSite} from '@/components/edition/HowToCite.tsx'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {siteUrl} from '@/sanity/env.ts'
import type {SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** The site as it is named in references. */
export function citedSite(settings: SiteSettingsQueryResult): CitedSite {
  return {title: settings?.title ?? defaultSiteTitle, url: siteUrl}
}
