import type {Metadata, Viewport} from 'next'

import {PreviewBar} from '@/components/preview/PreviewBar.tsx'
import {PreviewTools} from '@/components/preview/PreviewTools.tsx'
import {LinkPrefetch} from '@/components/reader/LinkPrefetch.tsx'
import {readerModule} from '@/components/reader/readerModules.ts'
import {ReaderScript} from '@/components/reader/ReaderScript.tsx'
import {NewerVersion} from '@/components/site/NewerVersion.tsx'
import {SiteFooter} from '@/components/site/SiteFooter.tsx'
import {SiteHeader} from '@/components/site/SiteHeader.tsx'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {SkipLink} from '@/components/site/SkipLink.tsx'
import {formatRevisions, revisionsInAnswer, revisionsMetaName} from '@/lib/revisions.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchReleaseTitle, shownSiteSettings} from '@/sanity/live.ts'
import {marked, previewPerspective} from '@/sanity/preview.ts'

import {sans, serif, serifDisplay, serifItalic} from './fonts.ts'

import './site.css'

const fonts = [serif, serifDisplay, serifItalic, sans].map(({variable}) => variable).join(' ')

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    {media: '(prefers-color-scheme: light)', color: '#fbfbf8'},
    {media: '(prefers-color-scheme: dark)', color: '#121513'},
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const settings = await shownSiteSettings()
  const title = settings?.title ?? defaultSiteTitle
  return {
    metadataBase: new URL(siteUrl),
    title: {default: title, template: `%s · ${title}`},
    description: settings?.description,
    applicationName: title,
  }
}

/** The reader's document; the Studio has a document of its own. */
export default async function SiteLayout({children}: {children: React.ReactNode}) {
  const [settings, perspective] = await Promise.all([shownSiteSettings(), previewPerspective()])
  const title = settings?.title ?? defaultSiteTitle
  const drawn = marked(settings)
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        {/* Not in the metadata, where a page's Open Graph fields replace the layout's as a whole. */}
        <meta property="og:site_name" content={title} />
        {settings && <meta name={revisionsMetaName} content={formatRevisions(revisionsInAnswer(settings))} />}
        {/* Waited for on purpose: whoever chose a theme shall not see the other one first. */}
        {/* oxlint-disable-next-line nextjs/no-sync-scripts */}
        <script src={readerModule('theme').path} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        <SiteHeader title={drawn?.title ?? title} />
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <SiteFooter settings={drawn} title={drawn?.title ?? title} />
        {perspective === null ? (
          <>
            <NewerVersion />
            <ReaderScript name="offline" />
            <LinkPrefetch />
          </>
        ) : (
          <>
            <PreviewBar perspective={perspective} releaseTitle={await fetchReleaseTitle(perspective)} />
            <PreviewTools />
          </>
        )}
      </body>
    </html>
  )
}
