import {createHash} from 'node:crypto'

import {Parser} from 'htmlparser2'

/**
 * The content security policy of a reader's page: nothing from elsewhere, and of scripts in the page only those that are in it
 * now, each by its hash (Content Security Policy Level 3, 6.7.2), so that a page can be kept and served again as it is.
 *
 * @param html - the whole page
 * @param imageOrigin - where pictures come from besides the site itself, or null
 * @param options.isPreview - whether the tools of a preview run in the page: they fill style sheets that they add empty
 */
export function contentSecurityPolicy(
  html: string,
  imageOrigin: string | null,
  {isPreview = false}: {isPreview?: boolean} = {},
): string {
  const {scripts, styles} = inlineIn(html)
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...new Set(scripts.map(hashSource))],
    'style-src': ["'self'", ...new Set([...styles, ...(isPreview ? [''] : [])].map(hashSource))],
    // Attributes only: the tiny preview behind a picture.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', ...(imageOrigin === null ? [] : [imageOrigin])],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'base-uri': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

/** The scripts that a browser would run from the page itself and the style sheets in it, as they stand there. */
function inlineIn(html: string): {scripts: string[]; styles: string[]} {
  const found: {scripts: string[]; styles: string[]} = {scripts: [], styles: []}
  let open: string[] | null = null
  const parser = new Parser({
    onopentag(name, {src, type}) {
      if (name === 'style') open = found.styles
      else open = name === 'script' && src === undefined && isRun(type) ? found.scripts : null
      open?.push('')
    },
    ontext(text) {
      open?.push((open.pop() ?? '') + text)
    },
    onclosetag() {
      open = null
    },
  })
  parser.end(html)
  return found
}

/** Whether a script element of this type is run or obeyed; any other holds data. */
function isRun(type: string | undefined): boolean {
  return !type || type === 'module' || /javascript$/i.test(type) || type === 'speculationrules'
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
