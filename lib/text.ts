/**
 * The beginning of a text for a description: at most `maxLength` characters, cut between words and ended with an
 * ellipsis when something was left out. White space is folded.
 */
export function excerpt(text: string, maxLength = 160): string {
  const folded = text.replaceAll(/\s+/g, ' ').trim()
  if (folded.length <= maxLength) return folded
  const room = folded.slice(0, maxLength)
  const lastSpace = room.lastIndexOf(' ')
  const words = lastSpace > 0 ? room.slice(0, lastSpace) : room.slice(0, maxLength - 1)
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`
}

/** `Flask, Django and Laravel`: names as a sentence lists them. */
export function listInWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', {type: 'conjunction'}).format(names)
}

/** `1 source`, `2 sources`: a count with its noun; give the plural where an s will not do. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}

/** `djangoproject.com`: the host that a reader recognises in an address, or null when it is none. */
export function hostOf(address: string): string | null {
  const url = URL.parse(address)
  return url ? url.hostname.replace(/^www\./, '') : null
}

/** A fragment identifier from words: `Ruby on Rails` is `ruby-on-rails`. Empty when nothing Latin is left. */
export function anchorOf(words: string): string {
  return words
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** The words of one Portable Text block, or of several as paragraphs; whatever holds no text is passed over. */
export function wordsOf(blocks: unknown): string {
  if (Array.isArray(blocks)) return blocks.map(wordsOf).filter(Boolean).join('\n\n')
  if (typeof blocks !== 'object' || blocks === null || !('children' in blocks)) return ''
  return Array.isArray(blocks.children) ? blocks.children.map(textOfSpan).join('') : ''
}

function textOfSpan(span: unknown): string {
  if (typeof span !== 'object' || span === null || !('text' in span)) return ''
  return typeof span.text === 'string' ? span.text : ''
}
