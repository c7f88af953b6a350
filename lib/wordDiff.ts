import {diffWordsWithSpace} from 'diff'

/** A stretch of text in two versions: in both, only in the earlier, or only in the later. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Below this share of common words two texts are told whole: marks on nearly every word show nothing. */
const leastCommonShare = 0.35

/**
 * What was taken out of a text and put into it, word by word and in reading order: without what was added the parts are the
 * earlier text, without what was removed the later. Texts that have little in common are one part each.
 */
export function wordDiff(before: string, after: string): TextPart[] {
  const parts = diffWordsWithSpace(before, after).map(({added, removed, value}): TextPart => {
    if (added) return {kind: 'added', text: value}
    return {kind: removed ? 'removed' : 'same', text: value}
  })
  const common = parts
    .filter(({kind}) => kind === 'same')
    .reduce((sum, {text}) => sum + text.trim().length, 0)
  if (common >= leastCommonShare * Math.max(before.length, after.length)) return parts
  const whole: TextPart[] = [
    {kind: 'removed', text: before},
    {kind: 'added', text: after},
  ]
  return whole.filter(({text}) => text !== '')
}
