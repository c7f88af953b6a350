import {ThemeChoice} from '@/components/site/ThemeChoice.tsx'
import {comparePath, frameworksPath, homePath} from '@/sanity/paths.ts'
import type {SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** The colophon: what this site is, who publishes it, and the ways on. */
export function SiteFooter({settings, title}: {settings: SiteSettingsQueryResult; title: string}) {
  return (
    <footer className="page mt-auto pt-28 pb-16 font-sans text-small lg:pt-40">
      <div className="double-rule" />
      <div className="spread gap-y-6 pt-7">
        <p className="font-serif text-[1.25rem] font-semibold tracking-[-0.012em]">{title}</p>
        <div className="grid gap-x-14 gap-y-6 md:grid-cols-[minmax(0,1fr)_auto]">
          <div className="max-w-measure space-y-3 text-muted">
            {settings?.about && <p className="whitespace-pre-line">{settings.about}</p>}
            {settings?.publisherName && <p>Published by {settings.publisherName}.</p>}
            <ThemeChoice />
          </div>
          <nav aria-label="Footer" className="-mt-2.5">
            <ul>
              <li>
                <a className="target quiet-link" href={homePath}>
                  Roundups
                </a>
              </li>
              <li>
                <a className="target quiet-link" href={frameworksPath}>
                  Frameworks
                </a>
              </li>
              <li>
                <a className="target quiet-link" href={comparePath}>
                  Compare
                </a>
              </li>
            </ul>
          </nav>
        </div>
      </div>
    </footer>
  )
}
