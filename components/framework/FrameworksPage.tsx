import {PageNav} from '@/components/site/PageNav.tsx'
import {PartialDateText} from '@/components/ui/DateText.tsx'
import {EmptyNote} from '@/components/ui/EmptyNote.tsx'
import {frameworkPath, frameworksPagePath} from '@/sanity/paths.ts'
import type {FrameworksQueryResult} from '@/sanity/types.generated.ts'

type FrameworkInList = FrameworksQueryResult['frameworks'][number]

/** The index: the frameworks that the site has an article on, a page of them. */
export function FrameworksPage(props: {frameworks: readonly FrameworkInList[]; page: number; pages: number}) {
  const {frameworks, page, pages} = props
  return (
    <div className="page">
      <header className="pt-9 pb-10 lg:pt-16 lg:pb-14">
        <h1 className="text-headline font-normal tracking-[-0.022em]">Frameworks</h1>
      </header>
      {frameworks.length === 0 ? (
        <EmptyNote>No framework has been published yet.</EmptyNote>
      ) : (
        <ul className="border-b border-rule">
          {frameworks.map((framework) => (
            <FrameworkRow key={framework.slug} framework={framework} />
          ))}
        </ul>
      )}
      <PageNav page={page} pages={pages} pathOf={frameworksPagePath} />
    </div>
  )
}

function FrameworkRow({framework}: {framework: FrameworkInList}) {
  const {name, slug, summary, language, firstReleased} = framework
  if (!slug) return null
  return (
    <li className="grid gap-x-10 gap-y-2 border-t border-rule py-7 first:border-ink md:grid-cols-[minmax(0,5fr)_minmax(0,8fr)_minmax(0,3fr)] lg:py-9">
      <h2 className="text-[clamp(1.75rem,1.5rem+1vw,2.375rem)] leading-[1.08] tracking-[-0.014em]">
        <a className="target quiet-link -my-1" href={frameworkPath(slug)}>
          {name}
        </a>
      </h2>
      <p className="max-w-measure pt-1.5">{summary}</p>
      <p className="pt-2.5 font-sans text-note text-muted md:text-right">
        {language}
        {firstReleased && (
          <span className="block">
            since <PartialDateText value={firstReleased} />
          </span>
        )}
      </p>
    </li>
  )
}
