/** A piece of a text; the pieces in their order make up the text. */
export interface HighlightedPart {
  text: string
  isMatch: boolean
}

/** A word as it is compared: without accents and in lower case. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
}

/** The words of a text as they stand in it: letters and digits, with their accents. */
export function wordsIn(text: string): string[] {
  return Array.from(text.matchAll(wordPattern), ([word]) => word)
}

/** A text with those words marked whose folded form (`foldWord`) is one of `terms`. */
export function highlight(text: string, terms: ReadonlySet<string>): HighlightedPart[] {
  const parts: HighlightedPart[] = []
  let end = 0
  for (const {0: word, index} of text.matchAll(wordPattern)) {
    if (!terms.has(foldWord(word))) continue
    if (index > end) parts.push({text: text.slice(end, index), isMatch: false})
    end = index + word.length
    parts.push({text: text.slice(index, end), isMatch: true})
  }
  if (end < text.length) parts.push({text: text.slice(end), isMatch: false})
  return parts
}

/**
 * The passage of a text around the first of `terms`, at most `maxLength` characters and two ellipses long, cut between words;
 * the beginning when none of them is in it.
 */
export function passage(text: string, terms: ReadonlySet<string>, maxLength = 200): string {
  const folded = text.replaceAll(/\s+/g, ' ').trim()
  if (folded.length <= maxLength) return folded
  const words = Array.from(folded.matchAll(wordPattern))
  const first = words.find(([word]) => terms.has(foldWord(word)))?.index ?? 0
  const wanted = Math.max(0, Math.min(first - Math.floor(maxLength / 3), folded.length - maxLength))
  const start = wanted === 0 ? 0 : folded.indexOf(' ', wanted - 1) + 1
  const room = folded.slice(start, start + maxLength)
  const isCut = start + maxLength < folded.length
  const cut = isCut ? room.slice(0, Math.max(room.lastIndexOf(' '), 0) || maxLength) : room
  return `${start > 0 ? '… ' : ''}${cut}${isCut ? ' …' : ''}`
}

const wordPattern = /[\p{Letter}\p{Number}\p{Mark}]+/gu
