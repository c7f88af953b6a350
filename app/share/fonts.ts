import {readFileSync} from 'node:fs'
import {join} from 'node:path'

const folder = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource')

/** The site's two typefaces in the cuts that the pictures use; from files, so that nothing is fetched to draw. */
export const shareFonts = [
  ...cuts('Serif', 'source-serif-4', [300, 400, 600]),
  ...cuts('Sans', 'instrument-sans', [500, 600]),
]

function cuts(name: string, family: string, weights: readonly (300 | 400 | 500 | 600)[]) {
  return weights.flatMap((weight) =>
    [
      {name, subset: 'latin'},
      {name: `${name} extended`, subset: 'latin-ext'},
    ].map((part) => ({
      name: part.name,
      weight,
      style: 'normal' as const,
      data: readFileSync(join(folder, family, `files/${family}-${part.subset}-${weight}-normal.woff`)),
    })),
  )
}
