import type {Metadata} from 'next'
import {notFound} from 'next/navigation'
import {connection} from 'next/server'

import {EditionPage} from '@/components/edition/EditionPage.tsx'
import {SignOffEnded} from '@/components/sign-off/SignOffEnded.tsx'
import {SignOffNotice} from '@/components/sign-off/SignOffNotice.tsx'
import {MissingPage} from '@/components/site/MissingPage.tsx'
import {fetchEditionForSignOff} from '@/sanity/live.ts'
import {openSignOff} from '@/sanity/signOff.ts'

export const metadata: Metadata = {
  title: 'Preview for sign-off',
  robots: {index: false, follow: false},
  referrer: 'no-referrer',
}

// It waits for the lake at every request, so that its status is the true one and nothing of it is ever kept.
export const instant = false

interface Props {
  params: Promise<{token: string}>
}

/** The coming edition for somebody without an account, by a link that names it, that ends, and that can be taken back. */
export default async function Page({params}: Props) {
  await connection()
  const {token} = await params
  const opened = await openSignOff(token)
  if (!opened) return <Missing />
  const {link, standing} = opened
  if (standing !== 'live') return <SignOffEnded link={link} standing={standing} />
  const roundup = await fetchEditionForSignOff(link.edition)
  const edition = roundup?.edition
  if (!roundup || !edition) return <Missing />
  return (
    <>
      <SignOffNotice link={link} year={edition.year} />
      {/* The other years are none of this reader's business: one of them may be a draft as well. */}
      <EditionPage roundup={{...roundup, years: [{year: edition.year}]}} edition={edition} />
    </>
  )
}

function Missing() {
  return <MissingPage resolve={async () => notFound()} />
}
