import buildSite from '../support/buildSite.ts'
import {startStack, testDistDir} from '../support/stack.ts'
import {readOptions} from './measure/options.ts'
import {keepReport} from './measure/report.ts'
import {buildWithAstro} from './weight/astro.ts'
import {plainDocument} from './weight/plainDocument.ts'
import {weightReport, type WeighedPage} from './weight/report.ts'
import {weighServed, weighStatic} from './weight/servedPage.ts'

/**
 * What a page of each kind weighs as it is served: `npm run bench -- weight`. With `ASTRO_DIR`, a folder outside in which Astro
 * is installed, beside the same documents built by Astro.
 */
const astroDir = process.env.ASTRO_DIR
const paths = [
  '/top-backend-frameworks',
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/frameworks/django',
  '/compare/django-vs-flask',
  '/frameworks',
  '/compare',
  '/',
]

await buildSite()
const stack = await startStack('weight')
try {
  const weighed: WeighedPage[] = []
  const documents: string[] = []
  for (const path of paths) {
    const {html, ...page} = await weighServed(stack.siteUrl, path)
    const document = plainDocument(html)
    documents.push(document)
    weighed.push({...page, plain: weighStatic(document), astro: null})
  }
  const built = astroDir ? buildWithAstro(astroDir, documents) : []
  for (const [index, page] of weighed.entries()) {
    const html = built[index]
    if (html !== undefined) page.astro = weighStatic(html)
  }
  const {out} = readOptions()
  keepReport(weightReport(weighed, testDistDir), out)
} finally {
  await stack.close()
}
