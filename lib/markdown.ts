import {toHtml} from 'hast-util-to-html'
import type {BlockContent, ListItem, PhrasingContent, RootContent, TableRow} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toHast} from 'mdast-util-to-hast'
import {toMarkdown} from 'mdast-util-to-markdown'

import {withoutControls} from './html.ts'

export type Block = RootContent
export type Inline = PhrasingContent

/** A document in Markdown (CommonMark with tables and strikethrough). Whatever is in the texts stays text. */
export function markdownDocument(blocks: readonly Block[]): string {
  return toMarkdown(
    {type: 'root', children: [...blocks]},
    {bullet: '-', rule: '-', listItemIndent: 'one', extensions: [gfmToMarkdown({tablePipeAlign: false})]},
  )
}

/** The same blocks as HTML, for a feed: plain elements, and nothing that could run. */
export function htmlDocument(blocks: readonly Block[]): string {
  return toHtml(toHast({type: 'root', children: [...blocks]}))
}

/** Text for inside a block: its white space is folded. */
export function words(text: string): Inline {
  return {type: 'text', value: withoutControls(text).replaceAll(/\s+/g, ' ')}
}

export function strong(text: string): Inline {
  return {type: 'strong', children: [words(text.trim())]}
}

/** A link to a whole address. */
export function link(url: string, text: string): Inline {
  return {type: 'link', url, children: [words(text)]}
}

export function heading(depth: 1 | 2 | 3 | 4, text: string): Block {
  return {type: 'heading', depth, children: [words(text.trim())]}
}

export function paragraph(...children: Inline[]): Block & BlockContent {
  return {type: 'paragraph', children}
}

/** Plain text as paragraphs: an empty line parts two of them. Nothing for nothing. */
export function paragraphs(text: string | null | undefined): (Block & BlockContent)[] {
  return (text ?? '').split(/\n{2,}/).flatMap((part) => (part.trim() ? [paragraph(words(part.trim()))] : []))
}

/** A list of lines; nothing where there are none. Numbered from `start`, if given. */
export function list(items: readonly Inline[][], start?: number): Block[] {
  if (items.length === 0) return []
  const children = items.map((item): ListItem => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(...item)],
  }))
  return [{type: 'list', ordered: start !== undefined, start: start ?? null, spread: false, children}]
}

/** A table with its head in the first row. */
export function table(rows: readonly string[][]): Block {
  const children = rows.map((cells): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({type: 'tableCell', children: [words(cell)]})),
  }))
  return {type: 'table', children}
}
