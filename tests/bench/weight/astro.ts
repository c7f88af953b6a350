import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {Parser} from 'htmlparser2'

/**
 * The same documents as pages of an Astro site, built by the Astro that is installed in a folder.
 *
 * @param folder - where `npm install astro` was run, outside this repository
 * @param documents - plain HTML
 */
export function buildWithAstro(folder: string, documents: string[]): string[] {
  const root = mkdtempSync(join(folder, 'perennial-'))
  try {
    mkdirSync(join(root, 'src/pages'), {recursive: true})
    writeFileSync(join(root, 'package.json'), '{"type": "module"}')
    writeFileSync(join(root, 'astro.config.mjs'), 'export default {}\n')
    for (const [index, html] of documents.entries())
      writeFileSync(join(root, `src/pages/page${index}.astro`), astroSource(html))
    execFileSync(process.execPath, [join(folder, 'node_modules/astro/astro.js'), 'build', '--silent'], {
      cwd: root,
      env: {...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1'},
      stdio: 'inherit',
    })
    return documents.map((_, index) => readFileSync(join(root, `dist/page${index}/index.html`), 'utf8'))
  } finally {
    rmSync(root, {recursive: true, force: true})
  }
}

/** HTML as Astro's templates are written: braces would begin an expression, and scripts would be bundled. */
function astroSource(html: string): string {
  const parts: string[] = []
  let from = 0
  let isScript = false
  const parser = new Parser({
    onopentagname(name) {
      isScript = name === 'script'
      if (!isScript) return
      parts.push(html.slice(from, parser.endIndex), ' is:inline')
      from = parser.endIndex
    },
    onclosetag() {
      isScript = false
    },
    ontext() {
      if (isScript) return
      const text = html.slice(parser.startIndex, parser.endIndex + 1)
      parts.push(
        html.slice(from, parser.startIndex),
        text.replaceAll('{', '&#123;').replaceAll('}', '&#125;'),
      )
      from = parser.endIndex + 1
    },
  })
  parser.end(html)
  return parts.join('') + html.slice(from)
}
