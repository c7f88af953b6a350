import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {connection} from 'next/server'

import {EditionPage} from '@/components/edition/EditionPage.tsx'
import {SignOffNotice} from '@/components/sign-off/SignOffNotice.tsx'
import {MissingPage} from '@/components/site/MissingPage.tsx'
import {fetchEditionForSignOff} from '@/sanity/live.ts'
import {openSignOff} from '@/sanity/signOff.ts'

export const metadata: Metadata = {
  title: 'Preview for sign-off',
  robots: {index: false, follow: false},
  referrer: 'no-referrer',
}

// It waits for the lake at every request, so that nothing of it is ever kept.
export const instant = false

interface Props {
  params: Promise<{token: string}>
}

/**
 * The coming edition for somebody without an account, by a link that names it, that ends, and that can be revoked. The proxy sees to
 * the status of links that open nothing; this page sees to it that they open nothing.
 */
export default async function Page({params}: Props) {
  await connection()
  const {token} = await params
  const opened = await openSignOff(token)
  const roundup = opened?.standing === 'live' ? await fetchEditionForSignOff(opened.link.edition) : null
  const edition = roundup?.edition
  if (!opened || !roundup || !edition) return <MissingPage resolve={async () => notFound()} />
  return (
    <>
      <SignOffNotice link={opened.link} year={edition.year} />
      {/* The other years are none of this reader's business: one of them may be a draft as well. */}
      <EditionPage roundup={{...roundup, years: [{year: edition.year}]}} edition={edition} site={null} />
    </>
  )
}
