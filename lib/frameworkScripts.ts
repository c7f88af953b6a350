import {Parser} from 'htmlparser2'

/**
 * A page without what the framework sends to take it over in the browser: its scripts, the data for them, and the hints to load
 * them early. Our own scripts, blocks of data and everything that is shown stay, byte for byte.
 *
 * A page with parts that came late and are put in their place by a script is returned as it is.
 */
export function withoutFrameworkScripts(html: string): string {
  if (/\$R[CSX]\("/.test(html)) return html
  const kept: string[] = []
  let from = 0
  let isCutting = false
  const parser = new Parser({
    onopentag(name, attributes) {
      const isScript = name === 'script' && isFrameworkScript(attributes)
      const isHint = name === 'link' && attributes.as === 'script' && isOfFramework(attributes.href)
      if (!isScript && !isHint) return
      kept.push(html.slice(from, parser.startIndex))
      from = parser.endIndex + 1
      isCutting = isScript
    },
    onclosetag() {
      if (!isCutting) return
      isCutting = false
      from = parser.endIndex + 1
    },
  })
  parser.end(html)
  return kept.join('') + html.slice(from)
}

function isFrameworkScript({src, type}: Record<string, string>): boolean {
  return src === undefined ? !type : isOfFramework(src)
}

function isOfFramework(address = ''): boolean {
  return address.startsWith('/_next/')
}
