import {RoundupCard} from '@/components/edition/RoundupCard.tsx'
import {PageNav} from '@/components/site/PageNav.tsx'
import {EmptyNote} from '@/components/ui/EmptyNote.tsx'
import {homePagePath} from '@/sanity/paths.ts'
import type {HomeQueryResult} from '@/sanity/types.generated.ts'

/** The front page: what this site is, and the roundups with their current editions, a page of them. */
export function HomePage(props: {
  roundups: HomeQueryResult['roundups']
  page: number
  pages: number
  tagline: string
  description: string | null
}) {
  const {roundups, page, pages, tagline, description} = props
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
      {roundups.length === 0 ? (
        <EmptyNote>No roundup has been published yet.</EmptyNote>
      ) : (
        roundups.map((roundup) => <RoundupCard key={roundup.slug} roundup={roundup} />)
      )}
      <PageNav page={page} pages={pages} pathOf={homePagePath} />
    </div>
  )
}
