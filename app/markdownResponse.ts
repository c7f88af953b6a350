import {httpDate, type EditorialDates} from '@/lib/editorialDates.ts'

/** A text in Markdown as an answer. `canonicalUrl` is the page that it is a twin of, `dates` those that the page prints. */
export function markdownResponse(text: string, canonicalUrl: string, dates: EditorialDates | null): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Cache-Control': 'public, max-age=0, must-revalidate',
      Link: `<${canonicalUrl}>; rel="canonical"`,
      Vary: 'Accept',
      ...(dates ? {'Last-Modified': httpDate(dates.modified)} : {}),
    },
  })
}
