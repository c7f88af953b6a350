import {SearchForm} from '@/components/search/SearchForm.tsx'
import {Message} from '@/components/site/Message.tsx'
import {frameworksPath, homePath} from '@/sanity/paths.ts'

/** A page that a reader may have wanted instead. */
export interface LikelyPage {
  title: string
  path: string
}

/** What a reader meets at an address without a page: what may be the matter, what may have been meant, and a search. */
export function NotFoundMessage({likely}: {likely?: LikelyPage[]}) {
  return (
    <Message kicker="404" title="There is no page at this address">
      <p>
        It may have been withdrawn, or the address may be mistyped. The{' '}
        <a className="link" href={homePath}>
          roundups
        </a>{' '}
        and the{' '}
        <a className="link" href={frameworksPath}>
          frameworks
        </a>{' '}
        are where everything else is.
      </p>
      {likely && likely.length > 0 && (
        <nav aria-label="Likely pages" className="mt-8">
          <p className="label text-muted">Perhaps you meant</p>
          <ul className="mt-1">
            {likely.map(({title, path}) => (
              <li key={path}>
                <a className="target link" href={path}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="mt-8">
        <SearchForm place="page" />
      </div>
    </Message>
  )
}
