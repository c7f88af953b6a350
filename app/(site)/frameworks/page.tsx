import type {Metadata} from 'next'

import {FrameworksPage} from '@/components/framework/FrameworksPage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {fetchFrameworks} from '@/sanity/live.ts'
import {frameworksPath} from '@/sanity/paths.ts'

export const metadata: Metadata = pageMetadata({
  title: 'Frameworks',
  description: 'Every framework that the roundups rank: what it is, since when, and the sources.',
  canonicalPath: frameworksPath,
})

export default async function Page() {
  return <FrameworksPage frameworks={await fetchFrameworks()} />
}
