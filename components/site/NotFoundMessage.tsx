import {SearchForm} from '@/components/search/SearchForm.tsx'
import {Message} from '@/components/site/Message.tsx'
import {frameworksPath, homePath} from '@/sanity/paths.ts'

/** What a reader meets at an address without a page. */
export function NotFoundMessage() {
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
      <div className="mt-8">
        <SearchForm place="page" />
      </div>
    </Message>
  )
}
