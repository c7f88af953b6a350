import {reservedSlugs} from './reservedSlugs.ts'

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What is wrong with a slug, in an editor's words, or null. An empty slug is no business of this rule. */
export function slugProblem(slug: string | undefined): string | null {
  if (!slug) return null
  if (reservedSlugs.has(slug)) return `“${slug}” is an address of the site itself. Choose another slug.`
  if (!slugPattern.test(slug)) {
    return 'A slug has lower-case letters without accents, digits and single hyphens only, such as “top-backend-frameworks”.'
  }
  return null
}

/** The slug that a name makes by itself: `Ruby on Rails` gives `ruby-on-rails`. Empty when nothing of the name is left. */
export function slugOfName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}
