import {html, raw} from 'hono/html'

import type {SignOffStanding} from '@/lib/signOff.ts'
import {formatMoment} from '@/lib/zonedTime.ts'

/** The site's colours and measures, as far as one short page needs them; its files the proxy cannot link to. */
const style = `
:root { color-scheme: light dark; }
body {
  margin: 0; padding: 3rem clamp(1.25rem, 4.5vw, 3.5rem);
  background: light-dark(#fbfbf8, #121513); color: light-dark(#181b19, #e5e7e1);
  font: 1.25rem/1.5 Georgia, serif;
}
main { max-width: 36rem; margin: 0 auto; border-top: 3px double; padding-top: 2rem; }
main > :first-child { margin: 0; font: 600 0.75rem system-ui, sans-serif; letter-spacing: 0.085em; color: light-dark(#0f5f4a, #84caae); }
h1 { margin: 1rem 0 1.5rem; font-size: clamp(2.25rem, 7vw, 3.25rem); font-weight: 400; line-height: 1.06; letter-spacing: -0.018em; }
a { color: inherit; text-decoration-color: light-dark(#0f5f4a, #84caae); text-underline-offset: 0.2em; }
`

/**
 * The document that whoever comes by a link for sign-off gets once it opens nothing any more: why, and whom to ask. A document of
 * its own, because a page of Next.js cannot answer 410.
 */
export function endedPage(
  link: {for: string; createdBy: string; expiresAt: string},
  standing: Exclude<SignOffStanding, 'live'>,
) {
  const title = `This link ${standing === 'expired' ? 'has expired' : 'was revoked'}`
  const until = standing === 'expired' ? `, until ${formatMoment(link.expiresAt, 'UTC')}` : ''
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <p>410</p>
          <h1>${title}</h1>
          <p>
            It led to a preview of an edition before its publication${until}. Ask ${link.createdBy}, who made
            it for ${link.for}, for another one. What is published is on <a href="/">the front page</a>.
          </p>
        </main>
      </body>
    </html>`
}
