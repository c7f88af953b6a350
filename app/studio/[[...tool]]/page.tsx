import {connection} from 'next/server'
import {Suspense} from 'react'

import {sanityEnv} from '@/sanity/env.ts'

import {Studio} from './studio.tsx'

export {metadata, viewport} from 'next-sanity/studio'

/** The backend is read when the page is asked for, so that one build serves any lake address. */
async function ConnectedStudio() {
  await connection()
  return <Studio env={sanityEnv} />
}

export default function StudioPage() {
  return (
    <Suspense>
      <ConnectedStudio />
    </Suspense>
  )
}
