import type {SanityClient} from '@sanity/client'
import {z} from 'zod'

import {signOffLinkDocument, type SignOffLink, signOffLinkSchema} from '../../refresh/signOffLink.ts'

const linksQuery = `*[_type == "signOffLink" && edition == $editionId] | order(createdAt desc)[0...50]`
const answerSchema = z.union([z.object({url: z.url()}), z.object({error: z.string()})])

/** The links that were made to an edition, the newest fifty, by its published id. */
export async function listLinks(client: SanityClient, editionId: string): Promise<SignOffLink[]> {
  return signOffLinkSchema.array().parse(await client.fetch(linksQuery, {editionId}, {perspective: 'raw'}))
}

/** Makes a link with the editor's own rights. Throws a `RangeError` when the number of days is out of bounds. */
export async function makeLink(
  client: SanityClient,
  facts: Parameters<typeof signOffLinkDocument>[0],
): Promise<SignOffLink> {
  return signOffLinkSchema.parse(await client.create(signOffLinkDocument(facts)))
}

/** Revokes a link: from now on (ISO 8601) its address opens nothing. */
export async function revokeLink(client: SanityClient, id: string, now: string): Promise<void> {
  await client.patch(id).set({revokedAt: now}).commit()
}

/** Asks the site for a link's address, which only the site can sign. Throws what the site gives as the reason when it refuses. */
export async function addressOf(id: string): Promise<string> {
  const response = await fetch('/api/sign-off', {method: 'POST', body: JSON.stringify({id})})
  const answer = answerSchema.parse(await response.json())
  if ('error' in answer) throw new Error(answer.error)
  return answer.url
}
