import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {
  changesPath,
  comparePath,
  editionPath,
  frameworkPath,
  frameworksPath,
  homePath,
  roundupPath,
} from '../paths.ts'

/** So many pages are asked for one document, those that readers reach first; a framework may be in hundreds. */
const maxPaths = 12

const nullable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)
const texts = nullable(z.array(z.string().nullable()))

const publishedSchema = z.object({
  _id: z.string(),
  _type: z.string(),
  _rev: z.string(),
  _updatedAt: z.string(),
  title: nullable(z.string()),
  slug: nullable(z.string()),
  roundups: z.array(z.string()),
  editions: z.array(
    z.object({
      year: z.number(),
      roundup: z.string(),
      isCurrent: z.boolean(),
      hasPrevious: z.boolean(),
      nextYear: nullable(z.number()),
      frameworks: texts,
    }),
  ),
})

/** A published document with what the addresses follow from at which it is shown. */
export type PublishedDocument = z.infer<typeof publishedSchema>

const sibling = '_type == "edition" && roundup._ref == ^.roundup._ref && defined(year)'
const claimedBy = (side: string) => `$id in entries[].${side}[].review.verifiedBy._ref`

/**
 * `$id`: a published document. Its editions are those whose pages name its revision: itself, those of the roundup, those that rank
 * the framework, those that the person signs or has verified a claim of.
 */
const publishedQuery = `*[_id == $id][0]{
  _id,
  _type,
  _rev,
  _updatedAt,
  "title": coalesce(headline, title, name),
  "slug": slug.current,
  "roundups": *[_type == "roundup" && (_id == $id || owner._ref == $id) && defined(slug.current)].slug.current,
  "editions": *[_type == "edition" && defined(year) && defined(roundup->slug.current) && (
    _id == $id || roundup._ref == $id || $id in entries[].framework._ref || $id in authors[]._ref ||
    roundup._ref in *[_type == "roundup" && owner._ref == $id]._id || ${claimedBy('advantages')} || ${claimedBy('disadvantages')}
  )] | order(year desc)[0...${maxPaths}]{
    year,
    "roundup": roundup->slug.current,
    "isCurrent": count(*[${sibling} && year > ^.year]) == 0,
    "hasPrevious": count(*[${sibling} && year < ^.year]) > 0,
    "nextYear": *[${sibling} && year > ^.year] | order(year asc)[0].year,
    "frameworks": entries[].framework->slug.current
  }
}`

/** Asks the lake for a document as it is published, by its published id; null when it is not. */
export async function fetchPublished(client: SanityClient, id: string): Promise<PublishedDocument | null> {
  const options = {perspective: 'published', cache: 'no-store'} as const
  return publishedSchema.nullable().parse(await client.fetch<unknown>(publishedQuery, {id}, options))
}

/**
 * The paths of the pages that name a document's revision, those first that readers reach first; `more` is how many were left out.
 * None for a document that no page shows. Comparisons are not among them: there is one for every pair that a reader chooses.
 */
export function pathsShowing(document: PublishedDocument): {paths: string[]; more: number} {
  const all = [...new Set(allPaths(document))]
  return {paths: all.slice(0, maxPaths), more: Math.max(0, all.length - maxPaths)}
}

function allPaths({_type: type, slug, roundups, editions}: PublishedDocument): string[] {
  const roundupPages = roundups.map(roundupPath)
  const editionPages = editions.flatMap(pagesOfEdition)
  const frameworkPages = editions.flatMap(({frameworks}) =>
    (frameworks ?? []).flatMap((framework) => (framework ? [frameworkPath(framework)] : [])),
  )
  switch (type) {
    case 'siteSettings':
      return [homePath]
    case 'edition':
      return [...editionPages, ...frameworkPages]
    case 'framework':
      return slug ? [frameworkPath(slug), ...editionPages, frameworksPath, comparePath] : []
    case 'roundup':
      return slug ? [...roundupPages, homePath, ...editionPages, ...frameworkPages] : []
    case 'person':
      return [...roundupPages, ...editionPages]
    default:
      return []
  }
}

function pagesOfEdition(edition: PublishedDocument['editions'][number]): string[] {
  const {year, roundup, isCurrent, hasPrevious, nextYear} = edition
  return [
    ...(isCurrent ? [roundupPath(roundup)] : []),
    editionPath(roundup, year),
    ...(hasPrevious ? [changesPath(roundup, year)] : []),
    ...(nextYear === null ? [] : [changesPath(roundup, nextYear)]),
  ]
}
