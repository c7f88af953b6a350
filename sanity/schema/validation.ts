import {getPublishedId} from '@sanity/client/csm'
import type {ValidationContext} from '@sanity/types'

/** The API version that the schema's own rules ask with. */
export const apiVersion = '2025-02-19'

/** A rule of lib/ answers with a sentence or null; Sanity wants a sentence or true. */
export function asResult(problem: string | null): string | true {
  return problem ?? true
}

/**
 * Asks the dataset from inside a rule and leaves out the document that is being validated, together with its published,
 * draft and release versions. The projection must contain `_id`. Drafts count: two editors may be about to take one address.
 */
export async function otherDocuments<Row extends {_id: string}>(
  context: ValidationContext,
  query: string,
  params: Record<string, unknown>,
): Promise<Row[]> {
  const client = context.getClient({apiVersion}).withConfig({perspective: 'raw'})
  const rows = await client.fetch<Row[]>(query, params, {signal: context.signal})
  const ownId = context.document ? getPublishedId(context.document._id) : null
  return rows.filter(({_id}) => getPublishedId(_id) !== ownId)
}
