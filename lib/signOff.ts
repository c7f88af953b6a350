/** How long a link for sign-off is good for unless whoever makes it says otherwise, and at most. In days. */
export const defaultSignOffDays = 7
export const maxSignOffDays = 30

/** `live`: it opens the preview. `expired`: its time is over. `revoked`: an editor ended it. */
export type SignOffStanding = 'live' | 'expired' | 'revoked'

/** How a link stands at a moment; all moments are ISO 8601 in UTC. What was revoked stays so, whether or not it expired too. */
export function standingOfSignOff(
  link: {expiresAt: string; revokedAt: string | null},
  now: string,
): SignOffStanding {
  if (link.revokedAt !== null) return 'revoked'
  return Date.parse(link.expiresAt) <= Date.parse(now) ? 'expired' : 'live'
}
