import type {List, ListItem} from 'mdast'

import {paragraph, paragraphs, strong, words, type Block, type Inline} from '@/lib/markdown.ts'
import {pathOf} from '@/sanity/paths.ts'
import type {EditionQueryResult, FrameworkQueryResult} from '@/sanity/types.generated.ts'

type RichText = NonNullable<NonNullable<FrameworkQueryResult>['body']>
type SimpleRichText = NonNullable<NonNullable<NonNullable<EditionQueryResult>['edition']>['introduction']>
type AnyBlock = RichText[number] | SimpleRichText[number]
type TextBlock = Extract<AnyBlock, {_type: 'block'}>

/** Portable Text as the queries project it, as blocks of Markdown. Links are whole addresses below `siteUrl`. */
export function richTextBlocks(value: readonly AnyBlock[] | null, siteUrl: string): Block[] {
  const blocks: Block[] = []
  let items: TextBlock[] = []
  for (const block of value ?? []) {
    if (block._type === 'block' && block.listItem) {
      items.push(block)
      continue
    }
    blocks.push(...listsOf(items, siteUrl), ...blockOf(block, siteUrl))
    items = []
  }
  return [...blocks, ...listsOf(items, siteUrl)]
}

function blockOf(block: AnyBlock, siteUrl: string): Block[] {
  if (block._type === 'codeBlock') {
    return block.code ? [{type: 'code', lang: block.language, meta: block.filename, value: block.code}] : []
  }
  if (block._type === 'callout') {
    const label = block.tone === 'warning' ? 'Warning' : 'Note'
    const [first, ...others] = paragraphs(block.text)
    return first ? [{type: 'blockquote', children: [paragraph(strong(label)), first, ...others]}] : []
  }
  // A picture is told by its words: the alternative text, and the caption.
  if (block._type === 'figure') return paragraphs([block.alt, block.caption].filter(Boolean).join('. '))
  const children = inlineOf(block, siteUrl)
  if (children.length === 0) return []
  const text = paragraph(...children)
  switch (block.style) {
    case 'h2':
      return [{type: 'heading', depth: 2, children}]
    case 'h3':
      return [{type: 'heading', depth: 3, children}]
    case 'blockquote':
      return [{type: 'blockquote', children: [text]}]
    default:
      return [text]
  }
}

/** List items that follow each other, as one list for each kind; deeper items are lists within their items. */
function listsOf(items: readonly TextBlock[], siteUrl: string, level = 1): List[] {
  const lists: List[] = []
  let at = 0
  while (at < items.length) {
    const item = items[at]
    if (!item) break
    let end = at + 1
    while ((items[end]?.level ?? 1) > level) end += 1
    const child: ListItem = {
      type: 'listItem',
      spread: false,
      children: [
        paragraph(...inlineOf(item, siteUrl)),
        ...listsOf(items.slice(at + 1, end), siteUrl, level + 1),
      ],
    }
    const ordered = item.listItem === 'number'
    const last = lists.at(-1)
    if (last?.ordered === ordered) last.children.push(child)
    else lists.push({type: 'list', ordered, spread: false, children: [child]})
    at = end
  }
  return lists
}

function inlineOf(block: TextBlock, siteUrl: string): Inline[] {
  return (block.children ?? []).flatMap(({text = '', marks = []}) => {
    if (!text) return []
    const isCode = marks.includes('code')
    let inline: Inline = isCode ? {type: 'inlineCode', value: text} : words(text)
    if (marks.includes('em')) inline = {type: 'emphasis', children: [inline]}
    if (marks.includes('strong')) inline = {type: 'strong', children: [inline]}
    const url = addressOf(block, marks, siteUrl)
    return [url ? {type: 'link' as const, url, children: [inline]} : inline]
  })
}

function addressOf({markDefs}: TextBlock, marks: readonly string[], siteUrl: string): string | null {
  const definition = markDefs?.find(({_key}) => marks.includes(_key))
  if (!definition) return null
  if (definition._type === 'internalLink') {
    const path = definition.target && pathOf(definition.target)
    return path ? siteUrl + path : null
  }
  return definition.href && /^(https?:|mailto:)/.test(definition.href) ? definition.href : null
}
