import {DateText} from '@/components/ui/DateText.tsx'
import {countOf, hostOf} from '@/lib/text.ts'

/** A source as the queries project it. */
export interface ProjectedSource {
  _key: string
  title: string | null
  url: string | null
  publisher: string | null
  publishedOn: string | null
  accessedOn: string | null
}

/** The sources of one claim or fact, folded away until a reader asks; nothing where there are none. */
export function Sources({sources, about}: {sources: ProjectedSource[] | null; about: string | null}) {
  if (!sources || sources.length === 0) return null
  return (
    <details className="disclosure sources -my-2 font-sans text-note text-muted">
      <summary className="target">
        {countOf(sources.length, 'source')}
        {about && <span className="sr-only"> for {about}</span>}
      </summary>
      <ul className="mb-3 space-y-2 border-l border-rule pl-3.5">
        {sources.map((source) => (
          <li key={source._key}>
            <SourceLine source={source} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function SourceLine({source}: {source: ProjectedSource}) {
  const {url, publisher, publishedOn, accessedOn} = source
  const title = source.title ?? (url && hostOf(url)) ?? 'Untitled source'
  return (
    <>
      {url ? (
        <a className="link text-ink" href={url}>
          {title}
        </a>
      ) : (
        <span className="text-ink">{title}</span>
      )}
      {publisher && <>, {publisher}</>}
      {publishedOn && (
        <>
          , <DateText value={publishedOn} />
        </>
      )}
      {accessedOn && (
        <>
          {' '}
          (seen <DateText value={accessedOn} />)
        </>
      )}
    </>
  )
}
