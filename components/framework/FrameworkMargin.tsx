import type {ReactNode} from 'react'

import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {PartialDateText} from '@/components/ui/DateText.tsx'
import {hostOf, listInWords} from '@/lib/text.ts'

/** What the margin says beside the article: the framework's identity and where it lives. */
export function FrameworkMargin({framework}: {framework: FrameworkInFull}) {
  const {language, licence, creators, firstReleased} = framework
  const links = (framework.links ?? []).flatMap(({_key, label, url}) => (url ? [{_key, label, url}] : []))
  const identity: {label: string; value: ReactNode}[] = [
    {label: 'Language', value: language},
    {label: 'Licence', value: licence},
    {label: 'Created by', value: creators && creators.length > 0 && listInWords(creators)},
    {label: 'First release', value: firstReleased && <PartialDateText value={firstReleased} />},
  ].filter(({value}) => Boolean(value))
  if (identity.length + links.length === 0) return null
  return (
    <div className="font-sans text-small">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 lg:grid-cols-1">
        {identity.map(({label, value}) => (
          <div key={label}>
            <dt className="text-note text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {links.length > 0 && (
        <nav aria-label="Links" className="mt-4 lg:mt-6">
          <ul className="flex flex-wrap gap-x-6 lg:block">
            {links.map(({_key, label, url}) => (
              <li key={_key}>
                <a className="target link" href={url}>
                  {label ?? hostOf(url)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
