import {stegaClean} from '@sanity/client/stega'
import type {ReactNode} from 'react'

import type {ComparedFramework} from '@/components/compare/ComparePage.tsx'
import {DateText, PartialDateText} from '@/components/ui/DateText.tsx'
import {Sources} from '@/components/ui/Sources.tsx'
import {listInWords} from '@/lib/text.ts'
import {editionPath} from '@/sanity/paths.ts'

/** One framework's column of facts: its identity, its dated facts with their sources, its places in editions. */
export function ComparedFacts({framework}: {framework: ComparedFramework}) {
  const {summary, language, licence, creators, firstReleased, facts, editions} = framework
  return (
    <>
      {summary && <p className="mt-2">{summary}</p>}
      <dl className="mt-5 border-b border-rule">
        <Fact label="Language">{language}</Fact>
        <Fact label="Licence">{licence}</Fact>
        <Fact label="Created by">{creators && creators.length > 0 && listInWords(creators)}</Fact>
        <Fact label="First release">{firstReleased && <PartialDateText value={firstReleased} />}</Fact>
        {(facts ?? [])
          .filter(({label}) => stegaClean(label) !== 'First release')
          .map(({_key, label, value, asOf, sources}) => (
            <Fact key={_key} label={label ?? 'Fact'}>
              {value}
              {asOf && (
                <span className="block font-sans text-note text-muted">
                  As of <DateText value={asOf} />
                </span>
              )}
              <Sources sources={sources} about={label} />
            </Fact>
          ))}
        <Fact label="Places">
          {editions.length > 0 && (
            <ul>
              {editions.map(({year, position, roundup}) => (
                <li key={`${roundup?.slug}-${year}`}>
                  {roundup?.slug && year ? (
                    <a className="link" href={editionPath(roundup.slug, year)}>
                      {roundup.title}, {year}
                    </a>
                  ) : (
                    year
                  )}
                  {position === null ? '' : `: number ${position}`}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </>
  )
}

/** A label with its value; nothing where the value is not known. */
function Fact({label, children}: {label: string; children: ReactNode}) {
  if (!children) return null
  return (
    <div className="border-t border-rule py-3">
      <dt className="font-sans text-note text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
