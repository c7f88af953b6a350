import {toHtml} from 'hast-util-to-html'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {toHast} from 'mdast-util-to-hast'
import {toString} from 'mdast-util-to-string'

import {escapeHtml} from '@/lib/html.ts'
import {anchorOf} from '@/lib/text.ts'

const style = `
:root { color-scheme: light dark; }
body {
  margin: 0; padding: 2.5rem clamp(1.25rem, 5vw, 4rem) 6rem;
  background: light-dark(#fff, #0d0e12); color: light-dark(#1f2123, #e3e4e8);
  font: 1rem/1.6 system-ui, sans-serif;
}
main { max-width: 46rem; margin: 0 auto; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; }
h2 { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid light-dark(#e3e4e8, #2a2c34); font-size: 1.3rem; }
h3 { margin-top: 2rem; font-size: 1.05rem; }
img { max-width: 100%; height: auto; border: 1px solid light-dark(#e3e4e8, #2a2c34); border-radius: 4px; }
a { color: light-dark(#3a4fd8, #9fb0ff); }
code { font-size: 0.9em; padding: 0.1em 0.3em; border-radius: 3px; background: light-dark(#f2f3f5, #1b1d24); }
li + li { margin-top: 0.35rem; }
`

/**
 * A guide that is written in Markdown as a page of its own: headings can be linked to, and its relative addresses stay as they are.
 * HTML in the text is left out.
 */
export function guidePage(markdown: string): string {
  const tree = fromMarkdown(markdown)
  for (const node of tree.children) {
    if (node.type === 'heading') node.data = {hProperties: {id: anchorOf(toString(node))}}
  }
  const [heading] = tree.children
  const title = heading?.type === 'heading' ? toString(heading) : 'Guide'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${withOwnLinks(toHtml(toHast(tree)))}</main></body></html>`
}

/** Links to other guides, without the ending that stands for an article's twin in Markdown on this site. */
function withOwnLinks(html: string): string {
  return html.replaceAll(/href="([a-z-]+)\.md"/g, 'href="$1"')
}
