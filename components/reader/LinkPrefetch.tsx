import {scriptJson} from '@/lib/html.ts'

/** Addresses that are no pages, or that are made for one request: asking for them ahead would be work for nothing. */
const notAhead = [
  '/studio*',
  '/api/*',
  '/sign-off/*',
  '/search*',
  '/compare/pick*',
  '/images/*',
  '/*.md',
  '/*.xml',
  '/*.json',
]

/**
 * Lets browsers that can fetch a page of the site ahead when a reader is about to follow a link to it: the pointer rests on it, or is
 * pressed. The browser does it by itself (HTML, 7.6, speculation rules), and leaves it when the reader saves data.
 */
const rules = {
  prefetch: [
    {
      where: {
        and: [{href_matches: '/*'}, {not: {href_matches: notAhead}}, {not: {selector_matches: '[download]'}}],
      },
      eagerness: 'moderate',
    },
  ],
}

/** Rules for fetching pages ahead. */
export function LinkPrefetch() {
  return <script type="speculationrules" dangerouslySetInnerHTML={{__html: scriptJson(rules)}} />
}
