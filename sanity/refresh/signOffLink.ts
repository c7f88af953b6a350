import {z} from 'zod'

import {maxSignOffDays} from '../../lib/signOff.ts'

/** The dot keeps the document from readers; what comes after it cannot be guessed. */
const idPrefix = 'sign-off.'
const dayMs = 24 * 60 * 60_000

/** A link for sign-off as it lies in the lake; its address is made from it by `signOffToken`. */
export const signOffLinkSchema = z.object({
  _id: z.string().regex(/^sign-off\.[0-9a-f]{32}$/),
  /** The published id of the one edition that it opens. */
  edition: z.string().min(1),
  /** Who it is for, and who made it: names, as people read them. */
  for: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso
    .datetime()
    .nullish()
    .transform((moment) => moment ?? null),
})
export type SignOffLink = z.infer<typeof signOffLinkSchema>

/**
 * The document of a new link for sign-off.
 *
 * @param editionId the published id
 * @param days how long it is good for; throws a `RangeError` when that is not 1 to 30 whole days
 * @param now ISO 8601
 */
export function signOffLinkDocument({
  editionId,
  reader,
  createdBy,
  days,
  now,
}: {
  editionId: string
  reader: string
  createdBy: string
  days: number
  now: string
}) {
  if (!Number.isInteger(days) || days < 1 || days > maxSignOffDays) {
    throw new RangeError(`A link is good for 1 to ${maxSignOffDays} whole days, not for ${days}.`)
  }
  const random = crypto.getRandomValues(new Uint8Array(16))
  return {
    _id: idPrefix + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    _type: 'signOffLink' as const,
    edition: editionId,
    for: reader,
    createdBy,
    createdAt: now,
    expiresAt: new Date(Date.parse(now) + days * dayMs).toISOString(),
    revokedAt: null,
  }
}

/** Whether a link is good for longer than any may be, as one written by hand can be. */
export function isTooLong({createdAt, expiresAt}: SignOffLink): boolean {
  return Date.parse(expiresAt) - Date.parse(createdAt) > maxSignOffDays * dayMs
}

/** The id of the link that a token's first part names. */
export function signOffLinkId(name: string): string {
  return idPrefix + name
}

/** What stands for a link in its token. */
export function signOffLinkName({_id}: Pick<SignOffLink, '_id'>): string {
  return _id.slice(idPrefix.length)
}
