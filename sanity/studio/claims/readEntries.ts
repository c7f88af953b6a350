import {z} from 'zod'

import type {VerifiableClaim, VerifiableEntry} from '../../../lib/verification.ts'

const reference = z.looseObject({_ref: z.string()})

/** Loose throughout: what is not named here is written back untouched when a verification is undone. */
const claimSchema = z.looseObject({
  _key: z.string(),
  label: z.string().nullish(),
  shelfLifeMonths: z.number().nullish(),
  review: z
    .looseObject({
      verdict: z.string().nullish(),
      verifiedOn: z.string().nullish(),
      expiresOn: z.string().nullish(),
      note: z.string().nullish(),
      verifiedBy: reference.nullish(),
    })
    .nullish(),
  sources: z.array(z.looseObject({_key: z.string(), accessedOn: z.string().nullish()})).nullish(),
})

const entrySchema = z.looseObject({
  _key: z.string(),
  position: z.number().nullish(),
  framework: reference.nullish(),
  advantages: z.array(claimSchema).nullish(),
  disadvantages: z.array(claimSchema).nullish(),
})

/** An entry as the edition's form has it. */
export type FormEntry = VerifiableEntry & {position?: number | null}

/**
 * The claim that a form holds, or null when it is malformed: the Studio itself says so then, and how to repair it. The same value
 * gives the same claim, so that what it is drawn from is not drawn anew.
 */
export const readClaim = remembered(
  (value): VerifiableClaim | null => claimSchema.safeParse(value).data ?? null,
)

const wordingSchema = z.object({
  key: z.string().optional().catch(undefined),
  label: z.string().optional().catch(undefined),
  body: z.string().optional().catch(undefined),
})

/** What the claim that a form holds says, as far as it is written. */
export function readWording(value: unknown): z.infer<typeof wordingSchema> {
  return wordingSchema.safeParse(value).data ?? {}
}

/** The entry that a form holds, or null when it is malformed; the same value gives the same entry. */
export const readEntry = remembered((value): FormEntry | null => entrySchema.safeParse(value).data ?? null)

/** The entries of an edition in the order in which readers see them, without malformed ones. */
export function readEntries(value: unknown): FormEntry[] {
  if (!Array.isArray(value)) return []
  return value
    .map(readEntry)
    .filter((entry) => entry !== null)
    .toSorted((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity))
}

/** Reads each value of a form once: forms never change a value, they replace it. */
function remembered<Read extends object | null>(
  read: (value: object) => Read,
): (value: unknown) => Read | null {
  const known = new WeakMap<object, Read>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return null
    const before = known.get(value)
    if (before !== undefined) return before
    const result = read(value)
    known.set(value, result)
    return result
  }
}
