import type {Metadata} from 'next'

import {homeMetadata, RoundupList} from './list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return homeMetadata(1)
}

export default async function Page() {
  return <RoundupList page={1} />
}
