import {createElement, Fragment, type ReactNode} from 'react'

import {highlight, type HighlightedPart} from '@/lib/highlight.ts'

/** A text with the words marked that a reader asked for, or what comes close. */
export function Highlighted({text, terms}: {text: string; terms: ReadonlySet<string>}) {
  // Passed one by one: words have no identity that could be their key, and never change places.
  return createElement(Fragment, null, ...highlight(text, terms).map(marked))
}

function marked({text, isMatch}: HighlightedPart): ReactNode {
  return isMatch ? <mark>{text}</mark> : text
}
