import {Parser} from 'htmlparser2'

/** What React and Next.js write on elements for themselves. */
const frameworkAttribute = /\s(?:data-precedence|data-href|data-nimg|data-next-[\w-]+)(?:="[^"]*")?/g

/**
 * A document without what only the framework puts in: comments, hints to load ahead, templates, its attributes and its empty
 * places. What a reader sees stays byte for byte, so this is the least that the same markup can weigh.
 */
export function plainDocument(html: string): string {
  const kept: string[] = []
  let from = 0
  /** How deep in something that is left out. */
  let depth = 0
  let cut = ''
  const parser = new Parser({
    oncomment() {
      if (depth > 0) return
      kept.push(html.slice(from, parser.startIndex))
      from = parser.endIndex + 1
    },
    onopentag(name, attributes) {
      if (depth > 0) {
        if (name === cut) depth += 1
        return
      }
      const tag = html.slice(parser.startIndex, parser.endIndex + 1)
      const isHint = name === 'link' && /^(preload|modulepreload|preconnect)$/.test(attributes.rel ?? '')
      const isMark = name === 'meta' && (attributes.name ?? '').startsWith('next-')
      const isLeftOut = name === 'template' || isEmptyPlace(name, attributes)
      if (isLeftOut) {
        depth = 1
        cut = name
      }
      kept.push(html.slice(from, parser.startIndex))
      if (!isLeftOut && !isHint && !isMark) kept.push(tag.replaceAll(frameworkAttribute, ''))
      from = parser.endIndex + 1
    },
    onclosetag(name, isImplied) {
      if (depth === 0 || name !== cut) return
      depth -= 1
      if (depth === 0 && !isImplied) from = parser.endIndex + 1
    },
  })
  parser.end(html)
  return kept.join('') + html.slice(from)
}

/** React's places for what comes late: `<div hidden id="S:0">`, or without an id for metadata. */
function isEmptyPlace(name: string, {hidden, id, ...others}: Record<string, string>): boolean {
  return (
    name === 'div' && hidden !== undefined && Object.keys(others).length === 0 && (!id || id.startsWith('S:'))
  )
}
