/** A stretch of text in two versions: in both, only in the earlier, or only in the later. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Below this share of common words two texts are told whole: marks on nearly every word show nothing. */
const leastCommonShare = 0.35
/** Comparing takes the product of both lengths; texts of some two thousand words are told whole rather than compared. */
const mostComparisons = 4_000_000

/**
 * What was taken out of a text and put into it, word by word and in reading order: without what was added the parts are the
 * earlier text, without what was removed the later. Texts that have little in common are one part each. Not left to a package:
 * those that compare words look at the machine's clock, which a page that is rendered ahead may not.
 */
export function wordDiff(before: string, after: string): TextPart[] {
  const [earlier, later] = [wordsAndGaps(before), wordsAndGaps(after)]
  if (earlier.length * later.length > mostComparisons) return toldWhole(before, after)
  const parts = joined(changes(earlier, later))
  const common = parts
    .filter(({kind}) => kind === 'same')
    .reduce((sum, {text}) => sum + text.trim().length, 0)
  return common < leastCommonShare * Math.max(before.length, after.length) ? toldWhole(before, after) : parts
}

function toldWhole(before: string, after: string): TextPart[] {
  const whole: TextPart[] = [
    {kind: 'removed', text: before},
    {kind: 'added', text: after},
  ]
  return whole.filter(({text}) => text !== '')
}

function wordsAndGaps(text: string): string[] {
  // Apostrophes, hyphens and points inside a word belong to it: `don’t`, `back-end`, `5.1`.
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+(?:[.'’-][\p{L}\p{N}\p{M}]+)*|\S/gu) ?? []
}

/** The shortest way from one list to the other, item by item, along their longest common subsequence. */
function* changes(before: readonly string[], after: readonly string[]): Generator<TextPart> {
  const width = after.length + 1
  // At [i, j], how many items the lists have in common from there on.
  const common = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [earlier, later] = [before[i], after[j]]
    if (earlier !== undefined && earlier === later) {
      yield {kind: 'same', text: earlier}
      i += 1
      j += 1
    } else if (earlier !== undefined && (later === undefined || at(i + 1, j) >= at(i, j + 1))) {
      yield {kind: 'removed', text: earlier}
      i += 1
    } else if (later !== undefined) {
      yield {kind: 'added', text: later}
      j += 1
    }
  }
}

/** Joins what belongs together: words exchanged in a row are one stretch, with the spaces between them. */
function joined(items: Iterable<TextPart>): TextPart[] {
  const parts: TextPart[] = []
  let [removed, added, gap] = ['', '', '']
  function add(kind: TextPart['kind'], text: string) {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') parts.push({kind, text})
  }
  function settle() {
    add('removed', removed)
    add('added', added)
    add('same', gap)
    removed = added = gap = ''
  }
  for (const {kind, text} of items) {
    const isExchanging = removed !== '' || added !== ''
    if (kind === 'same' && isExchanging && text.trim() === '') gap += text
    else if (kind === 'same') {
      settle()
      add('same', text)
    } else {
      removed += gap + (kind === 'removed' ? text : '')
      added += gap + (kind === 'added' ? text : '')
      gap = ''
    }
  }
  settle()
  return parts
}
