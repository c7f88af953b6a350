import {ReaderScript} from '@/components/reader/ReaderScript.tsx'
import {maxQuestionLength} from '@/lib/search.ts'
import {searchPath} from '@/sanity/paths.ts'

/**
 * A field that leads to the page of results. Scripts add suggestions while a reader types. `place` sets how it is drawn, and tells
 * the fields of one page apart.
 */
export function SearchForm({place, question = ''}: {place: 'header' | 'page'; question?: string}) {
  const id = `search-${place}`
  return (
    <search
      className={`search search-in-${place}`}
      aria-label={place === 'header' ? 'Site' : 'Editions, frameworks and claims'}
    >
      <form action={searchPath()} className="search-form">
        <label htmlFor={id} className="sr-only">
          Search {place === 'header' ? 'the site' : 'editions, frameworks and claims'}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={question}
          maxLength={maxQuestionLength}
          placeholder={place === 'header' ? 'Search' : 'A framework, a year, a claim'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-suggestions="/api/search"
        />
        <button type="submit" aria-label={place === 'header' ? 'Search the site' : 'Search'}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M11 11l4 4M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z" />
          </svg>
        </button>
      </form>
      <ReaderScript name="suggestions" />
    </search>
  )
}
