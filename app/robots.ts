import type {MetadataRoute} from 'next'

import {siteUrl} from '@/sanity/env.ts'

/** What crawlers are asked to leave alone, and where the map of the rest is. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {userAgent: '*', disallow: ['/studio', '/api', '/sign-off']},
    sitemap: `${siteUrl}/sitemap.xml`,
  }
}
