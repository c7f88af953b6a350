import type {PortableText, SimplePortableText} from '../types.generated.ts'
import {keyed} from './keyed.ts'

type Style = 'normal' | 'h2' | 'h3' | 'blockquote'
type Decorator = 'strong' | 'em' | 'code'
type TextBlock = Extract<PortableText[number], {_type: 'block'}>
type MarkDef = NonNullable<TextBlock['markDefs']>[number]

/** A run of text: plain, decorated, linked to another site (`href`) or to a document of this one (`to`, its id). */
type Run = string | {text: string; mark?: Decorator; href?: string; to?: string}

/** Anything that an article can contain, without its key. */
type Part =
  | {_type: 'block'; style: Style; listItem?: 'bullet' | 'number'; runs: Run[]}
  | {_type: 'codeBlock'; language: string; filename?: string; code: string}
  | {_type: 'callout'; tone: 'note' | 'warning'; text: string}

export const paragraph = (...runs: Run[]): Part => ({_type: 'block', style: 'normal', runs})
export const heading = (text: string): Part => ({_type: 'block', style: 'h2', runs: [text]})
export const bullet = (...runs: Run[]): Part => ({_type: 'block', style: 'normal', listItem: 'bullet', runs})
export const code = (language: string, source: string, filename?: string): Part => ({
  _type: 'codeBlock',
  language,
  ...(filename ? {filename} : {}),
  code: source,
})
export const callout = (tone: 'note' | 'warning', text: string): Part => ({_type: 'callout', tone, text})

/** An article in Portable Text. Keys follow from the order, so that the same words always make the same document. */
export function article(...parts: Part[]): PortableText {
  return parts.map((part, index) => {
    const key = `p${index + 1}`
    return part._type === 'block' ? textBlock(key, part) : keyed(key, part)
  })
}

/** Plain paragraphs, as introductions and closings have them. */
export function paragraphs(...texts: string[]): SimplePortableText {
  return texts.map((text, index) => ({
    _type: 'block',
    _key: `p${index + 1}`,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `p${index + 1}s1`, text, marks: []}],
  }))
}

function textBlock(key: string, part: Extract<Part, {_type: 'block'}>): TextBlock & {_key: string} {
  const markDefs: MarkDef[] = []
  const children = part.runs.map((run, index) => {
    const {text, mark, href, to} = typeof run === 'string' ? {text: run} : run
    const marks: string[] = mark ? [mark] : []
    const linkKey = `${key}m${index + 1}`
    if (href) markDefs.push({_type: 'externalLink', _key: linkKey, href})
    if (to) {
      markDefs.push({
        _type: 'internalLink',
        _key: linkKey,
        reference: {_type: 'reference', _ref: to, _weak: true},
      })
    }
    if (href || to) marks.push(linkKey)
    return {_type: 'span' as const, _key: `${key}s${index + 1}`, text, marks}
  })
  return {_type: 'block', _key: key, style: part.style, ...listOf(part), markDefs, children}
}

function listOf({listItem}: {listItem?: 'bullet' | 'number'}): Pick<TextBlock, 'listItem' | 'level'> {
  return listItem ? {listItem, level: 1} : {}
}
