import type {ReactNode} from 'react'

/** What stands where there is nothing yet: says so, and what will be there. */
export function EmptyNote({children}: {children: ReactNode}) {
  return <p className="max-w-measure border-l border-accent pl-5 text-lede text-muted">{children}</p>
}
