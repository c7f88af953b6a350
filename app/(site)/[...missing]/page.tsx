import {Missing} from '@/app/Missing.tsx'
import {missingMetadata} from '@/components/site/missingMetadata.ts'

export const metadata = missingMetadata

interface Props {
  params: Promise<{missing: string[]}>
}

// Next wants one sample of a cached route; this one answers like any other address that was never there.
export function generateStaticParams() {
  return [{missing: ['none', 'none', 'none']}]
}

/** Every address deeper than the site's own: it has moved, or it was never there. */
export default async function Page({params}: Props) {
  const {missing} = await params
  return <Missing path={`/${missing.join('/')}`} />
}
