import {html} from 'hono/html'

import {plainPage} from '@/components/site/plainPage.ts'
import type {SignOffStanding} from '@/lib/signOff.ts'
import {formatMoment} from '@/lib/zonedTime.ts'

/**
 * The document that whoever comes by a link for sign-off gets once it opens nothing any more: why, and whom to ask. A document of
 * its own, because a page of Next.js cannot answer 410.
 */
export function endedPage(
  link: {for: string; createdBy: string; expiresAt: string},
  standing: Exclude<SignOffStanding, 'live'>,
) {
  const until = standing === 'expired' ? `, until ${formatMoment(link.expiresAt, 'UTC')}` : ''
  return plainPage({
    kicker: '410',
    title: `This link ${standing === 'expired' ? 'has expired' : 'was revoked'}`,
    body: html`<p>
      It led to a preview of an edition before its publication${until}. Ask ${link.createdBy}, who made it for
      ${link.for}, for another one. What is published is on <a href="/">the front page</a>.
    </p>`,
  })
}
