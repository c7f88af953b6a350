import {Message} from '@/components/site/Message.tsx'
import {formatMoment} from '@/lib/zonedTime.ts'

/** What whoever comes by a link for sign-off meets once it opens nothing any more: why, and whom to ask. */
export function SignOffEnded({
  link,
  standing,
}: {
  link: {for: string; createdBy: string; expiresAt: string}
  standing: 'expired' | 'revoked'
}) {
  return (
    <Message
      kicker="410"
      title={standing === 'expired' ? 'This link has expired' : 'This link has been taken back'}
    >
      <p>
        It led to a preview of an edition before its publication
        {standing === 'expired' ? `, until ${formatMoment(link.expiresAt, 'UTC')}` : ''}. {link.createdBy}{' '}
        made it for {link.for} and can make another one: ask there.
      </p>
    </Message>
  )
}
