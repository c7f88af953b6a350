import {existsSync, globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {brotliCompressSync, constants} from 'node:zlib'

import {Parser} from 'htmlparser2'
import {z} from 'zod'

/** What a page of a reader's may weigh, in bytes over the wire, and what may not be in its scripts. */
const budgetShape = z.strictObject({
  /** The document with its style sheets and the fonts that it loads. */
  pageBytes: z.int(),
  /** Our own scripts; those of the framework are not counted. */
  ownScriptBytes: z.int(),
  /** Words by which the Studio's code is known. */
  foreignText: z.array(z.string()),
})

/** What Next.js keeps beside a document. */
const metaShape = z.object({headers: z.object({link: z.string().default('')})})

/** One built page: where readers find it, and its parts in bytes as they are sent (text in brotli as the server does it). */
export interface PageWeight {
  path: string
  html: number
  styles: number
  fonts: number
  ownScripts: number
  frameworkScripts: number
}

/** Weighs every page that a build rendered ahead, the heaviest first. */
export function weighPages(distDir: string): PageWeight[] {
  return readerPages(distDir)
    .map((file) => weigh(distDir, file))
    .toSorted((a, b) => pageBytes(b) - pageBytes(a))
}

/** The bytes that `pageBytes` in `budget.json` bounds. */
export function pageBytes({html, styles, fonts}: PageWeight): number {
  return html + styles + fonts
}

/**
 * Holds a build to `budget.json`.
 *
 * @throws naming each page that is over, by how much, and each script of a reader's page that has the Studio's code in it
 */
export function holdToBudget(distDir: string): void {
  const budget = budgetShape.parse(JSON.parse(readFileSync('budget.json', 'utf8')))
  const pages = weighPages(distDir)
  if (pages.length === 0) throw new Error(`There is no page in ${distDir} to weigh.`)
  const faults = pages.flatMap((page) =>
    over(`${page.path}: document, styles and fonts`, pageBytes(page), budget.pageBytes).concat(
      over(`${page.path}: scripts of our own`, page.ownScripts, budget.ownScriptBytes),
    ),
  )
  const scripts = new Set<string>()
  for (const file of readerPages(distDir)) {
    for (const path of partsOf(readFileSync(file, 'utf8')).frameworkScripts) scripts.add(path)
  }
  for (const path of scripts) {
    const code = readFileSync(builtFile(distDir, path), 'utf8')
    const found = budget.foreignText.find((text) => code.includes(text))
    if (found) faults.push(`${path}, which readers load, has the Studio's code in it ("${found}").`)
  }
  if (faults.length > 0) throw new Error(`The build is over its budget (budget.json):\n${faults.join('\n')}`)
}

function over(what: string, bytes: number, bound: number): string[] {
  return bytes > bound ? [`${what} are ${bytes} bytes, ${bytes - bound} more than ${bound}.`] : []
}

/** The documents that were rendered ahead for readers; patterns for what is rendered on request, and the Studio, are none. */
function readerPages(distDir: string): string[] {
  return globSync(`${distDir}/server/app/**/*.html`).filter(
    (file) => !/\/(_|studio)|\[/.test(file.slice(distDir.length)),
  )
}

function weigh(distDir: string, file: string): PageWeight {
  const html = readFileSync(file)
  const parts = partsOf(html.toString())
  const sum = (paths: Iterable<string>, sizeOf: (bytes: Buffer) => number) =>
    [...paths].reduce((total, path) => total + sizeOf(readFileSync(builtFile(distDir, path))), 0)
  return {
    path: file.slice(`${distDir}/server/app`.length).replace(/(\/index)?\.html$/, '') || '/',
    html: compressed(html),
    styles: sum(parts.styles, compressed),
    // Fonts come compressed.
    fonts: sum(preloadedFonts(file), (bytes) => bytes.length),
    ownScripts: sum(parts.ownScripts, compressed),
    frameworkScripts: sum(parts.frameworkScripts, compressed),
  }
}

/** The files that a document has its reader load, each once. */
export function partsOf(html: string) {
  const styles = new Set<string>()
  const ownScripts = new Set<string>()
  const frameworkScripts = new Set<string>()
  const parser = new Parser({
    onopentag(name, {rel, href = '', src = '', nomodule}) {
      if (name === 'link' && rel === 'stylesheet') styles.add(href)
      if (name !== 'script' || src === '' || nomodule !== undefined) return
      if (src.startsWith('/reader/')) ownScripts.add(src)
      else frameworkScripts.add(src)
    },
  })
  parser.end(html)
  return {
    styles,
    ownScripts,
    frameworkScripts,
  }
}

/** The fonts that every reader of a page loads: the build names them in a header that is kept beside the document. */
function preloadedFonts(file: string): string[] {
  const {headers} = metaShape.parse(JSON.parse(readFileSync(file.replace(/html$/, 'meta'), 'utf8')))
  return [...headers.link.matchAll(/<([^>]+)>; rel=preload; as="font"/g)].map(([, path = '']) => path)
}

/** Where the build keeps what is served at a path. */
function builtFile(distDir: string, path: string): string {
  const {pathname} = new URL(path, 'http://build')
  const file = join(distDir, pathname.replace(/^\/_next\//, ''))
  return existsSync(file) ? file : join(distDir, 'server/app', `${pathname}.body`)
}

function compressed(bytes: Buffer): number {
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 5}}).length
}
