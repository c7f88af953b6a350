import {useMemo} from 'react'

import {isPublished, useLakeQuery} from '../lake/useLakeQuery.ts'

/** A claim as an earlier edition made it. */
interface EarlierClaim {
  key: string | null
  label: string | null
  body: string | null
  review: {verdict: string | null; verifiedOn: string | null; note: string | null} | null
}

interface Answer {
  year: number
  claims: EarlierClaim[] | null
}

/** The published edition before another one, with its claims by their lasting keys. */
export interface EarlierEdition {
  year: number
  claims: ReadonlyMap<string, EarlierClaim>
}

const claimFields = '{key, label, body, review{verdict, verifiedOn, note}}'
const earlierQuery = `*[_type == "edition" && roundup._ref == $roundupId && year < $year] | order(year desc)[0]{
  year,
  "claims": entries[].advantages[]${claimFields} + entries[].disadvantages[]${claimFields}
}`

/** The edition before that of a year, or null: for the side by side of claims. Kept up to date. */
export function useEarlierEdition(roundupId: string | null, year: number | null): EarlierEdition | null {
  const {answer} = useLakeQuery<Answer | null>(
    earlierQuery,
    {roundupId: roundupId ?? '', year: year ?? 0},
    {listenTo: `*[_type == "edition" && roundup._ref == $roundupId && ${isPublished}]`},
  )
  return useMemo(() => {
    if (!answer) return null
    const keyed = (answer.claims ?? []).flatMap((claim) => (claim.key ? [[claim.key, claim] as const] : []))
    return {year: answer.year, claims: new Map(keyed)}
  }, [answer])
}
