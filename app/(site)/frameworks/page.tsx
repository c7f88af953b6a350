import type {Metadata} from 'next'

import {FrameworksList, frameworksMetadata} from './list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return frameworksMetadata(1)
}

export default async function Page() {
  return <FrameworksList page={1} />
}
