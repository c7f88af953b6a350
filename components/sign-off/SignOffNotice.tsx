import {formatMoment} from '@/lib/zonedTime.ts'

/** On a preview for sign-off: what this is, for whom, and until when. Moments are ISO 8601. */
export function SignOffNotice({
  link,
  year,
}: {
  link: {for: string; createdBy: string; expiresAt: string}
  year: number | null
}) {
  return (
    <aside aria-label="Preview for sign-off" className="bg-accent font-sans text-small text-paper">
      <div className="page flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
        <p className="label">Preview for sign-off</p>
        <p className="max-w-[60rem]">
          {year ? `The ${year} edition` : 'This edition'} as its editors have it now, which may not be how it
          comes out. For <strong className="font-semibold">{link.for}</strong>, from {link.createdBy}, until{' '}
          <time dateTime={link.expiresAt}>{formatMoment(link.expiresAt, 'UTC')}</time>. Please do not pass it
          on.
        </p>
      </div>
    </aside>
  )
}
