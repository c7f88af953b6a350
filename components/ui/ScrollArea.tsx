import type {ReactNode} from 'react'

/** What is wider than a narrow page scrolls in here, with the keyboard as well, so that the page itself never does. */
export function ScrollArea({label, children}: {label: string; children: ReactNode}) {
  return (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={label} tabIndex={0} className="scroll-area">
      {children}
    </section>
  )
}
