import {pageBytes, weighPages} from '../../../scripts/weight.ts'
import {section} from '../measure/markdown.ts'
import type {Aim, Report} from '../measure/report.ts'
import {spreadOf} from '../measure/statistics.ts'
import {lighthouseFigures} from './lighthouseFigures.ts'
import type {ServedPage, Weight} from './servedPage.ts'

const mostToAstro = 1.15
const mostOwnScriptBytes = 10_000

/** A page beside the same document without the framework, by itself and, where Astro is installed, built by it. */
export interface WeighedPage extends Omit<ServedPage, 'html'> {
  plain: Weight
  astro: Weight | null
}

/** @param pages - the article first @param distDir - the build that they are of */
export function weightReport(pages: WeighedPage[], distDir: string): Report {
  const hasAstro = pages.every(({astro}) => astro !== null)
  const peer = hasAstro ? 'Astro' : 'the plain document'
  const ratios = pages.map(({document, plain, astro}) => document.brotli / (astro ?? plain).brotli)
  return {
    name: 'weight',
    title: 'What pages weigh, measured',
    text:
      'A page of each kind as the server sends it, in kB over the wire, to a client that takes brotli and to one that takes gzip only. _Plain_ is the same document ' +
      'without what only the framework puts in (comments, hints, templates, its attributes), compressed once and as well as can be, as hosts of static files do: the least that ' +
      `the same markup can weigh. ${hasAstro ? '_Astro_ is that document as a page of an Astro site. ' : ''}` +
      'What Lighthouse says of pages, their LCP too, is in [lighthouse.md](lighthouse.md).',
    aims: [...aimsOf(pages, ratios, peer), ...aimsInBrowser()],
    sections: [servedSection(pages, hasAstro), builtSection(distDir)],
    plot: {
      title: `HTML in brotli, to ${peer}`,
      unit: `of what ${peer} weighs`,
      bars: pages.map(({path}, index) => ({
        label: path,
        value: ratios[index] ?? Number.NaN,
        text: (ratios[index] ?? Number.NaN).toFixed(2),
        aim: index === 0 ? mostToAstro : undefined,
        isOurs: true,
      })),
    },
    results: pages,
  }
}

function aimsOf(pages: WeighedPage[], ratios: number[], peer: string): Aim[] {
  const [ratio = Number.NaN] = ratios
  const all = spreadOf(ratios)
  const own = spreadOf(pages.map(({ownScripts}) => ownScripts.brotli))
  const framework = Math.max(...pages.map(({frameworkScripts}) => frameworkScripts.brotli))
  return [
    {
      what: `HTML of the edition in brotli, to ${peer}`,
      aim: `at most ${mostToAstro}`,
      measured: ratio.toFixed(3),
      spread: `${all.low.toFixed(2)} to ${all.high.toFixed(2)} on ${pages.length} kinds of pages`,
      isMet: ratio <= mostToAstro,
    },
    {
      what: 'scripts of the framework',
      aim: '0 kB',
      measured: `${kB(framework)} kB`,
      spread: `the most of ${pages.length} kinds of pages`,
      isMet: framework === 0,
    },
    {
      what: 'scripts of our own',
      aim: `at most ${kB(mostOwnScriptBytes)} kB`,
      measured: `${kB(own.high)} kB`,
      spread: `${kB(own.low)} to ${kB(own.high)} kB`,
      isMet: own.high <= mostOwnScriptBytes,
    },
  ]
}

/** What only a browser can tell, as Lighthouse last found it. */
function aimsInBrowser(): Aim[] {
  const figures = lighthouseFigures('docs/bench')
  if (figures === null) return []
  const {tbtMs, cls} = figures
  const spread = `the most of ${figures.pages} pages, by Lighthouse`
  return [
    {what: 'total blocking time', aim: '0 ms', measured: `${tbtMs} ms`, spread, isMet: tbtMs === 0},
    {what: 'layout shift', aim: '0', measured: String(cls), spread, isMet: cls === 0},
  ]
}

function servedSection(pages: WeighedPage[], hasAstro: boolean): string {
  const both = ({brotli, gzip}: Weight) => `${kB(brotli)} / ${kB(gzip)}`
  const beside = (page: WeighedPage, peer: Weight) => [
    both(peer),
    (page.document.brotli / peer.brotli).toFixed(2),
  ]
  return section(
    'As served',
    'kB; brotli / gzip.',
    ['', 'document', 'plain', 'to plain']
      .concat(hasAstro ? ['Astro', 'to Astro'] : [])
      .concat(['styles', 'own scripts', 'framework’s scripts']),
    pages.map((page) =>
      [`\`${page.path}\``, both(page.document)]
        .concat(beside(page, page.plain))
        .concat(page.astro ? beside(page, page.astro) : [])
        .concat([page.styles, page.ownScripts, page.frameworkScripts].map(both)),
    ),
  )
}

function builtSection(distDir: string): string {
  return section(
    'As built',
    'kB in brotli of what Next.js rendered ahead, with the fonts and with the framework’s scripts and data, which the server leaves out. `budget.json` bounds "together" and "own scripts"; each build is held to it.',
    ['', 'document', 'styles', 'fonts', 'together', 'own scripts', 'framework’s scripts'],
    weighPages(distDir).map((page) => {
      const {path, html, styles, fonts, ownScripts, frameworkScripts} = page
      const parts = [html, styles, fonts, pageBytes(page), ownScripts, frameworkScripts]
      return [`\`${path}\``].concat(parts.map(kB))
    }),
  )
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
