import type {Metadata} from 'next'

import {ComparePicker} from '@/components/compare/ComparePicker.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {shownFrameworks} from '@/sanity/live.ts'
import {comparePath} from '@/sanity/paths.ts'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: 'Compare frameworks',
    description:
      'Any two or three frameworks side by side: facts, claims with their reviews, popularity and places.',
    canonicalPath: comparePath,
    revisions: revisionsInAnswer(await shownFrameworks()),
  })
}

export default async function Page() {
  return <ComparePicker {...await shownFrameworks()} />
}
