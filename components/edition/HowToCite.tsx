import {stegaClean} from '@sanity/client/stega'

import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {ReaderScript} from '@/components/reader/ReaderScript.tsx'
import {citationBibtex, citationLine} from '@/lib/citation.ts'
import {editionPath} from '@/sanity/paths.ts'

/** The site's name and its address without a trailing slash. */
export interface CitedSite {
  title: string
  url: string
}

/** How to name this edition in a text of one's own: by the address of its year, where it stays. */
export function HowToCite(props: {roundup: RoundupWithEdition; edition: EditionInFull; site: CitedSite}) {
  const {roundup, edition, site} = props
  const {year, publishedAt} = edition
  if (!roundup.slug || !year) return null
  const work = stegaClean({
    authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    title: edition.headline ?? roundup.title ?? '',
    site: site.title,
    year,
    published: publishedAt,
    address: site.url + editionPath(roundup.slug, year),
  })
  return (
    <div className="spread mt-16 border-t border-rule pt-8">
      <h2 className="label pb-5">How to cite</h2>
      <div className="max-w-measure font-sans text-small">
        <Quotable text={citationLine(work)} name="reference" />
        <details className="disclosure no-print mt-2">
          <summary className="target">BibTeX</summary>
          <Quotable text={citationBibtex(work)} name="BibTeX entry" isCode />
        </details>
      </div>
      <ReaderScript name="copy" />
    </div>
  )
}

function Quotable({text, name, isCode = false}: {text: string; name: string; isCode?: boolean}) {
  return (
    <div>
      {isCode ? (
        <pre className="bg-tint p-4 font-mono text-note whitespace-pre-wrap wrap-anywhere">
          <code>{text}</code>
        </pre>
      ) : (
        <p className="wrap-anywhere">{text}</p>
      )}
      <button type="button" className="scripted no-print target link cursor-pointer" data-copy={text}>
        Copy<span className="sr-only"> the {name}</span>
      </button>
    </div>
  )
}
