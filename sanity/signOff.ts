import 'server-only'
import {systemClock} from '../lib/clock.ts'
import {type SignOffStanding, standingOfSignOff} from '../lib/signOff.ts'
import {contentClient} from './client.ts'
import {sanityEnv} from './env.ts'
import {type SignOffLink, signOffLinkSchema} from './refresh/signOffLink.ts'
import {isTokenOf, linkIdIn} from './refresh/signOffToken.ts'
import {secrets} from './secrets.ts'

/** A link for sign-off, and whether it opens anything now. */
export interface OpenedSignOff {
  link: SignOffLink
  standing: SignOffStanding
}

const client = contentClient(sanityEnv, {
  perspective: 'drafts',
  ...(secrets.readToken ? {token: secrets.readToken} : {}),
})

/**
 * Reads the link that the last part of an address names; null when there is none, when the signature is not ours, or when the
 * edition that it opens is gone.
 */
export async function openSignOff(token: string): Promise<OpenedSignOff | null> {
  const id = linkIdIn(token)
  if (id === null || secrets.signOffSecret === null) return null
  const opened = await readSignOff(id)
  if (!opened || !isTokenOf(token, opened.link, secrets.signOffSecret)) return null
  return opened.standing !== 'live' || (await hasEdition(opened.link.edition)) ? opened : null
}

/** Reads a link as it stands in the lake at this moment, by its document's id; null when there is none. */
export async function readSignOff(id: string): Promise<OpenedSignOff | null> {
  const document = await client.getDocument(id)
  if (!document || document._type !== 'signOffLink') return null
  const link = signOffLinkSchema.parse(document)
  return {link, standing: standingOfSignOff(link, systemClock.now().toISOString())}
}

async function hasEdition(id: string): Promise<boolean> {
  const query = 'count(*[_type == "edition" && _id == $id && defined(roundup->_id)]) > 0'
  return client.fetch<boolean>(query, {id}, {cache: 'no-store'})
}
