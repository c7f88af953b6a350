'use client'

// Stands in for a whole document when even the layout could not be made, so it brings the few styles it needs along.
const styles = `
  :root { color-scheme: light dark; background: light-dark(#fbfbf8, #121513); color: light-dark(#181b19, #e5e7e1); }
  body { margin: 0; padding: clamp(1.5rem, 8vw, 6rem); font: 1.25rem/1.5 Georgia, serif; }
  h1 { max-width: 16ch; margin: 0 0 1.5rem; font-size: clamp(2.5rem, 7vw, 4.5rem); font-weight: 400; line-height: 1.05; }
  p { max-width: 34rem; }
  button { min-height: 2.75rem; padding: 0 1.25rem; border: 1px solid; background: none; color: inherit; font: 1rem system-ui, sans-serif; cursor: pointer; }
`

/** The last resort: says that the site cannot be had right now, without the layout's header, footer and fonts. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Not available</title>
        <style>{styles}</style>
        <main>
          <h1>This page can’t be fetched right now</h1>
          <p>
            The place where its text is kept does not answer. Nothing is lost; it is usually back within
            minutes.
          </p>
          <form>
            <button type="submit">Try again</button>
          </form>
        </main>
      </body>
    </html>
  )
}
