import type {Metadata} from 'next'

import {Missing} from '@/app/Missing.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'
import {pageFromSegment} from '@/lib/paging.ts'
import {frameworksPath} from '@/sanity/paths.ts'

import {FrameworksList, frameworksMetadata} from '../../list.tsx'

interface Props {
  params: Promise<{number: string}>
}

/** None is rendered ahead: readers rarely leaf through a list. */
export function generateStaticParams() {
  return [{number: 'none'}]
}

export async function generateMetadata({params}: Props): Promise<Metadata> {
  const page = pageFromSegment((await params).number)
  return page === null ? missingMetadata : frameworksMetadata(page)
}

/** A later page of the index of frameworks. */
export default async function Page({params}: Props) {
  const {number} = await params
  const page = pageFromSegment(number)
  return page === null ? (
    <Missing path={`${frameworksPath}/page/${number}`} />
  ) : (
    <FrameworksList page={page} />
  )
}
