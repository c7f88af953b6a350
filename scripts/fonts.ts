import {readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'

import subsetFont from 'subset-font'

interface Cut {
  /** The name of the file that is made. */
  file: string
  from: string
  /** The axes that stay, within what bounds, and those that are set for good. */
  variationAxes: Record<string, number | {min: number; max: number; default: number}>
}

/**
 * Cuts the site's fonts out of the packages that carry them (both under the SIL Open Font License): the letters of the languages
 * that use Latin script in Europe, the signs that editors type, and only the weights that the pages are set in. Run it after one
 * of the packages changed: `npm run fonts`.
 */
const cuts: Cut[] = [
  {
    file: 'serif-text',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    variationAxes: {wght: {min: 400, max: 600, default: 400}},
  },
  {
    file: 'serif-display',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
    variationAxes: {opsz: 48, wght: 370},
  },
  {
    file: 'serif-italic',
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    variationAxes: {wght: 400},
  },
  {
    file: 'sans',
    from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    variationAxes: {wght: {min: 400, max: 600, default: 400}},
  },
]

const letters = [...between(0x20, 0x7e), ...between(0xa0, 0x17f)].join('')
const signs = '‐–—‘’‚“”„†‡•…‹›′″€™−×÷≈≠≤≥←↑→↓↗↘✓'

const require = createRequire(import.meta.url)
for (const {file, from, variationAxes} of cuts) {
  const font = await subsetFont(await readFile(require.resolve(from)), letters + signs, {
    targetFormat: 'woff2',
    variationAxes,
  })
  await writeFile(new URL(`../app/(site)/fonts/${file}.woff2`, import.meta.url), font)
  process.stdout.write(`${file}.woff2: ${(font.length / 1000).toFixed(1)} kB\n`)
}

function* between(first: number, last: number): Generator<string> {
  for (let code = first; code <= last; code += 1) yield String.fromCodePoint(code)
}
