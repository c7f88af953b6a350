'use client'

import {NextStudio} from 'next-sanity/studio'
import {useMemo} from 'react'

import {studioConfig} from '@/sanity.config.ts'
import type {SanityEnv} from '@/sanity/readEnv.ts'

/** The Studio against the lake that the server uses. */
export function Studio({env}: {env: SanityEnv}) {
  const config = useMemo(() => studioConfig(env), [env])
  return <NextStudio config={config} />
}
