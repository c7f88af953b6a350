import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {siteFacts, type Site} from '@/components/site/siteFacts.ts'
import type {ArticleFacts} from '@/lib/structuredData.ts'
import {frameworkPath, frameworksPath, sharePath} from '@/sanity/paths.ts'

/** What a framework's article says of itself to machines. It is not dated, and nobody in particular wrote it. */
export function frameworkFacts(framework: FrameworkInFull, site: Site): ArticleFacts {
  const {siteUrl} = site
  const facts = siteFacts(site)
  const slug = framework.slug ?? ''
  const name = framework.name ?? slug
  const url = siteUrl + frameworkPath(slug)
  return {
    url,
    headline: name,
    description: framework.summary,
    dates: null,
    authors: [],
    site: facts,
    image: siteUrl + sharePath(frameworkPath(slug)),
    trail: [
      {name: facts.name, url: facts.url},
      {name: 'Frameworks', url: siteUrl + frameworksPath},
      {name, url},
    ],
    ranking: [],
  }
}
