import type {MetadataRoute} from 'next'

import {mappedPages} from '@/components/site/siteMap.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchSiteMap} from '@/sanity/live.ts'

/** Every address of the site, with the same dates as the pages print. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  return mappedPages(await fetchSiteMap()).map(({path, modified}) => ({
    url: siteUrl + path,
    lastModified: modified ?? undefined,
  }))
}
