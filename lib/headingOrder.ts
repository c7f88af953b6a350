import {wordsOf} from './text.ts'

/** A block of rich text as far as its heading goes. */
interface StyledBlock {
  _key: string
  style?: string | null
}

/** A heading that stands where none of its level may, with its key and what to do. */
export interface MisplacedHeading {
  key: string
  message: string
}

/** The smaller headings (`h3`) of a text that stand under no heading (`h2`), and headings without words. */
export function misplacedHeadings(blocks: readonly StyledBlock[]): MisplacedHeading[] {
  let hasHeading = false
  return blocks.flatMap((block): MisplacedHeading[] => {
    if (block.style !== 'h2' && block.style !== 'h3') return []
    const words = wordsOf(block).trim()
    if (words === '')
      return [{key: block._key, message: 'This heading has no words: write some, or remove it.'}]
    if (block.style === 'h2') hasHeading = true
    if (hasHeading) return []
    return [
      {
        key: block._key,
        message: `“${words}” is a smaller heading with no heading above it. Make it a heading, or put one before it.`,
      },
    ]
  })
}
