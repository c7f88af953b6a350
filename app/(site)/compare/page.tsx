import type {Metadata} from 'next'

import {ComparePicker} from '@/components/compare/ComparePicker.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {shownFrameworks} from '@/sanity/live.ts'
import {comparePath} from '@/sanity/paths.ts'

export const metadata: Metadata = pageMetadata({
  title: 'Compare frameworks',
  description:
    'Any two or three frameworks side by side: facts, claims with their reviews, popularity and places.',
  canonicalPath: comparePath,
})

export default async function Page() {
  return <ComparePicker frameworks={await shownFrameworks()} />
}
