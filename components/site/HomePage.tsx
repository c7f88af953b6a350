import {RoundupCard} from '@/components/edition/RoundupCard.tsx'
import {EmptyNote} from '@/components/ui/EmptyNote.tsx'
import type {HomeQueryResult} from '@/sanity/types.generated.ts'

/** The front page: what this site is, and every roundup with its current edition. */
export function HomePage(props: {home: HomeQueryResult; tagline: string; description: string | null}) {
  const {home, tagline, description} = props
  return (
    <div className="page">
      <header className="pt-12 pb-14 lg:pt-24 lg:pb-24">
        <h1 className="max-w-[18ch] text-headline font-normal tracking-[-0.022em]">{tagline}</h1>
        {description && (
          <div className="spread mt-7 lg:mt-10">
            <p className="max-w-measure text-lede text-muted lg:col-start-2">{description}</p>
          </div>
        )}
      </header>
      {home.roundups.length === 0 ? (
        <EmptyNote>No roundup has been published yet.</EmptyNote>
      ) : (
        home.roundups.map((roundup) => <RoundupCard key={roundup.slug} roundup={roundup} />)
      )}
    </div>
  )
}
