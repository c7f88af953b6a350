import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {stripTypeScriptTypes} from 'node:module'
import {join} from 'node:path'

/** The scripts that readers may get, each a file in `components/reader/browser`. Nothing on a page depends on one having run. */
export const readerModuleNames = [
  'copy',
  'follow',
  'newer',
  'offline',
  'sortTable',
  'suggestions',
  'theme',
] as const

export type ReaderModuleName = (typeof readerModuleNames)[number]

interface ReaderModule {
  /** JavaScript, with comments and types taken out. */
  code: string
  /** Where it is served. It names the content, so that a browser may keep it for good. */
  path: string
}

const folder = join(process.cwd(), 'components/reader/browser')
const modules = new Map<ReaderModuleName, ReaderModule>()

/** A reader's script by its name. */
export function readerModule(name: ReaderModuleName): ReaderModule {
  const known = modules.get(name)
  if (known) return known
  const code = withoutBlankLines(stripTypeScriptTypes(readFileSync(join(folder, `${name}.ts`), 'utf8')))
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 12)
  const made = {code, path: `/reader/${name}.${digest}.js`}
  modules.set(name, made)
  return made
}

/** The script that a path leads to, or null: an address with another digest is that of another version. */
export function readerModuleAt(path: string): ReaderModule | null {
  return readerModuleNames.map(readerModule).find((module) => module.path === path) ?? null
}

/** What stripping types leaves in their place is space, and comments are for those who read the source. */
function withoutBlankLines(code: string): string {
  return code
    .replaceAll(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()
}
