import {SearchForm} from '@/components/search/SearchForm.tsx'
import {comparePath, frameworksPath, homePath} from '@/sanity/paths.ts'

/** The masthead: the site's name and its two rooms. */
export function SiteHeader({title}: {title: string}) {
  return (
    <header className="page">
      <div className="flex flex-wrap items-center justify-between gap-x-8 py-2 lg:py-3">
        <a className="target quiet-link text-[1.375rem] font-semibold tracking-[-0.012em]" href={homePath}>
          {title}
        </a>
        <SearchForm place="header" />
        <nav aria-label="Main" className="-mr-2 font-sans text-small">
          <ul className="flex">
            <li>
              <a className="target quiet-link px-2" href={homePath}>
                Roundups
              </a>
            </li>
            <li>
              <a className="target quiet-link px-2" href={frameworksPath}>
                Frameworks
              </a>
            </li>
            <li>
              <a className="target quiet-link px-2" href={comparePath}>
                Compare
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <div className="double-rule" />
    </header>
  )
}
