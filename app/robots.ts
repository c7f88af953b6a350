import type {MetadataRoute} from 'next'

import {siteUrl} from '@/sanity/env.ts'

/**
 * What crawlers are asked to leave alone, and where the map of the rest is. Links for sign-off are not on the list: a crawler has
 * to see that they are not to be indexed.
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {userAgent: '*', disallow: ['/studio', '/api']},
    sitemap: `${siteUrl}/sitemap.xml`,
  }
}
