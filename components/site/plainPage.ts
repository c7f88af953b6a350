import {html, raw} from 'hono/html'

/** The site's colours and measures, as far as one short page needs them: its files are not to be had here. */
const style = `
:root { color-scheme: light dark; }
body {
  margin: 0; padding: 3rem clamp(1.25rem, 4.5vw, 3.5rem);
  background: light-dark(#fbfbf8, #121513); color: light-dark(#181b19, #e5e7e1);
  font: 1.25rem/1.5 Georgia, serif;
}
main { max-width: 36rem; margin: 0 auto; border-top: 3px double; padding-top: 2rem; }
main > :first-child { margin: 0; font: 600 0.75rem system-ui, sans-serif; letter-spacing: 0.085em; text-transform: uppercase; color: light-dark(#0f5f4a, #84caae); }
h1 { margin: 1rem 0 1.5rem; font-size: clamp(2.25rem, 7vw, 3.25rem); font-weight: 400; line-height: 1.06; letter-spacing: -0.018em; }
a { color: inherit; text-decoration-color: light-dark(#0f5f4a, #84caae); text-underline-offset: 0.2em; }
button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid; background: none; color: inherit; font: 1rem system-ui, sans-serif; cursor: pointer; }
`

type Html = ReturnType<typeof html>

/** A document of its own in the site's look, for what Next.js cannot answer: short, and complete without any other file. */
export function plainPage({kicker, title, body}: {kicker: string; title: string; body: Html}): Html {
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
          <p>${kicker}</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
}

/** What readers get in place of a page that could not be made. */
export function outagePage(): Html {
  return plainPage({
    kicker: 'Not available',
    title: 'This page can’t be fetched right now',
    body: html`<p>
        The place where its text is kept does not answer. Nothing is lost; it is usually back within minutes.
        Pages that were read lately are still there, <a href="/">the front page</a> among them.
      </p>
      <form><button type="submit">Try again</button></form>`,
  })
}
