import {formatDate} from './dates.ts'
import {listInWords} from './text.ts'

/** A page as a work of reference. Dates are ISO 8601; the address is one that keeps showing this very text. */
export interface CitedWork {
  authors: string[]
  title: string
  site: string
  year: number
  published: string | null
  address: string
}

/** One line for a list of references. The day on which it was read is the reader's to add. */
export function citationLine({authors, title, site, year, published, address}: CitedWork): string {
  const by = authors.length > 0 ? `${listInWords(authors)}. ` : ''
  const date = published ? `, ${formatDate(published)}` : ''
  return `${by}“${title}”. ${site}, edition of ${year}${date}. ${address}`
}

/** An entry for BibTeX, with the characters escaped that mean something there. */
export function citationBibtex({authors, title, site, year, published, address}: CitedWork): string {
  const key = `${bare(site)}${year}${bare(title).slice(0, 24)}`
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})/.exec(published ?? '') ?? []
  const fields = [
    // In braces of their own: "The Perennial desk" is a name, not given names and a surname.
    ['author', authors.map((author) => `{${escapeTex(author)}}`).join(' and ')],
    ['title', `{${escapeTex(title)}}`],
    ['journal', escapeTex(site)],
    ['edition', String(year)],
    ['year', String(published ? Number(published.slice(0, 4)) : year)],
    ['month', month ? String(Number(month)) : ''],
    ['day', day ? String(Number(day)) : ''],
    ['url', address],
  ].filter(([, value]) => value !== '')
  return `@online{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}`
}

function bare(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '')
}

function escapeTex(words: string): string {
  return words.replaceAll(/[\\{}]/g, '').replaceAll(/[&%$#_]/g, String.raw`\$&`)
}
