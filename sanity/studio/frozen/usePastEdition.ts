import {isPublished, useLakeQuery} from '../lake/useLakeQuery.ts'

const successorQuery = `*[_id == $id][0]{
  "year": *[_type == "edition" && roundup._ref == ^.roundup._ref && year > ^.year] | order(year desc)[0].year
}.year`

/** The year of the edition that has taken the place of a published one; null for the current one, and before the lake answers. */
export function usePastEdition(publishedId: string): number | null {
  const {answer} = useLakeQuery<number | null>(
    successorQuery,
    {id: publishedId},
    {listenTo: `*[_type == "edition" && ${isPublished}]`},
  )
  return answer ?? null
}
