import type {ReactNode} from 'react'

import {pathOf, type Addressable} from '@/sanity/paths.ts'

/** A link out of the site; the bare words when the address is missing or is none that a reader should follow. */
export function ExternalLink({href, children}: {href: string | null | undefined; children: ReactNode}) {
  if (!href || !/^(https?:|mailto:)/.test(href)) return children
  return (
    <a className="link" href={href}>
      {children}
    </a>
  )
}

/** A link to another document of the site; the bare words when it was unpublished or has no page. */
export function InternalLink({
  target,
  children,
}: {
  target: Addressable | null | undefined
  children: ReactNode
}) {
  const path = target ? pathOf(target) : null
  if (!path) return children
  return (
    <a className="link" href={path}>
      {children}
    </a>
  )
}
