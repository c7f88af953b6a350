/** Words that are true on the day of writing only, as they stand in English texts. */
const cliches =
  /\b(this|last|next) (year|month|week)\b|\b(currently|nowadays|these days|recently|lately|at the moment|at present|as of (now|today|writing)|soon|upcoming)\b/iu

/** A year in a slug: `top-frameworks-2026`. A number within a word or of another length is none. */
const yearInSlug = /(?:^|-)((?:19|20)\d\d)(?:-|$)/

/** What will be wrong of a text that stays for years, in an editor's words with the way out; null when nothing is found. */
export function staleWordingProblem(text: string | null | undefined): string | null {
  const found = cliches.exec(text ?? '')?.[0]
  return found === undefined
    ? null
    : `“${found}” is true only when it is written, and this text stays for years. Name the date or the version, or leave it out.`
}

/** Why a slug should not have a year in it, or null when it has none. */
export function yearInSlugProblem(slug: string | null | undefined): string | null {
  const year = yearInSlug.exec(slug ?? '')?.[1]
  return year === undefined
    ? null
    : `The address lasts, and ${year} does not: leave the year out of the slug. Each edition gets an address of its own.`
}
