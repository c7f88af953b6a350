import {offeredPages} from '@/lib/paging.ts'

/** The pages of a list that is longer than one: before, after, and by number. */
export function PageNav(props: {page: number; pages: number; pathOf: (page: number) => string}) {
  const {page, pages, pathOf} = props
  if (pages === 1) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-x-8 gap-y-2 pt-8 font-sans text-small">
      {page > 1 && (
        <a className="target link" href={pathOf(page - 1)} rel="prev">
          Previous page
        </a>
      )}
      <ol className="-ml-4 flex flex-wrap items-center tabular-nums sm:ml-0">
        {offeredPages(page, pages).map((offered, index) => (
          <li key={offered ?? `gap-${index}`}>
            {offered === null ? (
              <span className="target justify-center text-muted" aria-hidden="true">
                …
              </span>
            ) : (
              <a
                className={`target justify-center ${offered === page ? 'font-semibold text-accent' : 'link'}`}
                href={pathOf(offered)}
                aria-current={offered === page ? 'page' : undefined}
              >
                <span className="sr-only">Page </span>
                {offered}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < pages && (
        <a className="target link" href={pathOf(page + 1)} rel="next">
          Next page
        </a>
      )}
    </nav>
  )
}
