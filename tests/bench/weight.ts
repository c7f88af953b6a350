import {existsSync, writeFileSync} from 'node:fs'

import {pageBytes, weighPages} from '../../scripts/weight.ts'

/** What every page that the last build rendered ahead weighs, in kB over the wire, as a table in `docs/bench/weight.md`. */
const distDir = ['.next', '.next-test'].find((dir) => existsSync(`${dir}/built-from`))
if (!distDir) throw new Error('There is no build to weigh: npm start makes one.')

const kB = (bytes: number) => (bytes / 1000).toFixed(1)
const rows = weighPages(distDir).map(
  (page) =>
    `| \`${page.path}\` | ${kB(page.html)} | ${kB(page.styles)} | ${kB(page.fonts)} | **${kB(pageBytes(page))}** | ${kB(page.ownScripts)} | ${kB(page.frameworkScripts)} |`,
)
const table = [
  '| page | document | styles | fonts | together | scripts of our own | of the framework |',
  '|---|---|---|---|---|---|---|',
  ...rows,
].join('\n')
process.stdout.write(`${table}\n`)
writeFileSync(
  'docs/bench/weight.md',
  `# What pages weigh\n\nIn kB over the wire, text in brotli. \`budget.json\` bounds "together" and "scripts of our own"; each build is held to it.\n\n${table}\n`,
)
