/** How fast people read English non-fiction silently, in words a minute (Brysbaert, 2019, a review of 190 studies). */
const wordsPerMinute = 238

const segmenter = new Intl.Segmenter('en', {granularity: 'word'})

/** How long a text takes to read, in whole minutes: one at the least. */
export function readingMinutes(texts: Iterable<string | null | undefined>): number {
  let words = 0
  for (const text of texts) {
    for (const {isWordLike} of segmenter.segment(text ?? '')) if (isWordLike) words += 1
  }
  return Math.max(1, Math.round(words / wordsPerMinute))
}
