import {dayOf, formatDate} from '@/lib/dates.ts'
import type {EditorialDates} from '@/lib/editorialDates.ts'
import {link, list, words, type Block, type Inline} from '@/lib/markdown.ts'
import {listInWords} from '@/lib/text.ts'

/** What stands under a headline: who wrote it, the two honest dates, and the address of the page that this is a twin of. */
export function bylineBlocks(facts: {
  authors: readonly ({name: string | null} | null)[] | null
  dates: EditorialDates | null
  url: string
}): Block[] {
  const {authors, dates, url} = facts
  const names = (authors ?? []).flatMap((author) => author?.name ?? [])
  const lines: Inline[][] = []
  if (names.length > 0) lines.push([words(`By ${listInWords(names)}`)])
  if (dates) lines.push([words(`Published ${formatDate(dates.published)}`)])
  if (dates && dayOf(dates.published) !== dayOf(dates.modified))
    lines.push([words(`Updated ${formatDate(dates.modified)}`)])
  return list([...lines, [words('Address: '), link(url, url)]])
}
