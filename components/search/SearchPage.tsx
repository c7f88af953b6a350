import {Highlighted} from '@/components/search/Highlighted.tsx'
import {NothingFound} from '@/components/search/NothingFound.tsx'
import {SearchForm} from '@/components/search/SearchForm.tsx'
import {passage} from '@/lib/highlight.ts'
import type {SearchRecord, SearchResults} from '@/lib/search.ts'
import {countOf} from '@/lib/text.ts'

/** More than these nobody reads; another word finds sooner. */
const mostShown = 60

const kindTitles: Record<SearchRecord['kind'], string> = {
  framework: 'Frameworks',
  edition: 'Editions',
  claim: 'Claims',
}

/** The search field and, for a question, what was found: the kind with the best match first. Without one the field waits. */
export function SearchPage({question, results}: {question: string; results: SearchResults | null}) {
  return (
    <div className="page">
      <header className="pt-9 pb-10 lg:pt-16 lg:pb-12">
        <h1 className="text-headline font-normal tracking-[-0.022em]">Search</h1>
        <div className="mt-6 max-w-[44rem] lg:mt-8">
          <SearchForm place="page" question={question} />
        </div>
        {results && results.records.length > 0 && <Summary question={question} results={results} />}
      </header>
      {results === null && (
        <p className="max-w-measure text-muted">
          Looks through every edition, every framework and every claim made of one. Beginnings of words will
          do, accents and small slips do not matter.
        </p>
      )}
      {results?.records.length === 0 && <NothingFound question={question} />}
      {results && results.records.length > 0 && <Found results={results} />}
    </div>
  )
}

function Summary({question, results: {records, isApproximate}}: {question: string; results: SearchResults}) {
  const count = countOf(records.length, 'result')
  return (
    <p className="mt-5 font-sans text-small text-muted">
      {isApproximate
        ? `Nothing says exactly “${question}”. ${countOf(records.length, 'result comes', 'results come')} close.`
        : `${count} for “${question}”.`}
      {records.length > mostShown && ` The first ${mostShown} are shown; one more word narrows it down.`}
    </p>
  )
}

function Found({results}: {results: SearchResults}) {
  // The kinds come in the order of their best matches, as a map keeps them.
  const byKind = Map.groupBy(results.records.slice(0, mostShown), ({kind}) => kind)
  return Array.from(byKind, ([kind, records]) => (
    <section key={kind} aria-labelledby={`found-${kind}`} className="spread border-t border-ink pt-4 pb-12">
      <h2 id={`found-${kind}`} className="label flex items-baseline gap-3 pb-3 lg:block lg:pt-4">
        {kindTitles[kind]}
        <span className="text-muted tabular-nums lg:mt-1 lg:block">{records.length}</span>
      </h2>
      <ol className="lg:max-w-[52rem]">
        {records.map((record) => (
          <Result key={record.id} record={record} terms={results.terms} />
        ))}
      </ol>
    </section>
  ))
}

function Result({record, terms}: {record: SearchRecord; terms: ReadonlySet<string>}) {
  const {kind, title, text, place, path} = record
  return (
    <li className="border-t border-rule py-5 first:border-t-0 max-lg:first:pt-1">
      <h3 className="text-heading leading-tight font-normal tracking-[-0.01em]">
        <a className="quiet-link" href={path}>
          <Highlighted text={title} terms={terms} />
        </a>
      </h3>
      {kind !== 'framework' && (
        <p className="mt-1 font-sans text-note text-muted">
          <Highlighted text={place} terms={terms} />
        </p>
      )}
      {text && (
        <p className="mt-2 max-w-measure">
          <Highlighted text={passage(text, terms)} terms={terms} />
        </p>
      )}
    </li>
  )
}
