import {parseAccept} from 'hono/utils/accept'

/**
 * Whether a request would rather have Markdown than HTML, by its `Accept` header: it names `text/markdown`, and nothing that HTML
 * would do for comes first. Browsers never name it.
 */
export function prefersMarkdown(accept: string): boolean {
  const wanted = parseAccept(accept).filter(({q}) => q > 0)
  const best = wanted.find(({type}) => ['text/markdown', 'text/html', 'application/xhtml+xml'].includes(type))
  return best?.type === 'text/markdown'
}
