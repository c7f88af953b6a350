import {rmSync} from 'node:fs'

import buildSite from '../support/buildSite.ts'
import {freePort} from '../support/ports.ts'
import {copyBuild, startLake} from '../support/stack.ts'
import {withoutWebhook} from '../support/withoutWebhook.ts'
import {publishManyFrameworks} from './measure/manyPages.ts'
import {readOptions} from './measure/options.ts'
import {keepReport, say} from './measure/report.ts'
import {requirePrograms} from './measure/wrk.ts'
import {evergreen, measureSubject, type Case, type CaseResult} from './reader/measureSubject.ts'
import {writeProfile} from './reader/profile.ts'
import {readerReport} from './reader/report.ts'

/**
 * What a reader's request costs the server, against a bare server with the same bytes: `npm run bench -- reader`. With `--profile`,
 * where our time goes, function by function, into `docs/bench/profile.md`.
 */
requirePrograms('wrk', 'taskset')
const options = readOptions()
await buildSite()
const port = await freePort()
const lake = await startLake('reader', port)
// Sites come and go here: a lake with reports to make would send them again and again meanwhile.
await withoutWebhook({client: lake.client, lake})
const place = {lake, port, distDir: copyBuild('reader', port)}

const many = `${options.pages.toLocaleString('en')} pages`
const one = {name: 'one page', paths: [evergreen]}
const page = {accept: 'text/html'}
const cases: Case[] = [
  {name: 'brotli', headers: {...page, 'accept-encoding': 'br'}, loads: [{...one, name: 'brotli'}]},
  {name: 'gzip', headers: {...page, 'accept-encoding': 'gzip'}, loads: [{...one, name: 'gzip'}]},
  {
    name: '304',
    headers: {...page, 'accept-encoding': 'gzip'},
    loads: [{...one, name: '304'}],
    isHeld: true,
  },
]

try {
  if (options.profile) await writeProfile(place, options)
  else {
    const results: CaseResult[] = []
    const measure = async (asked: Case) => {
      for (const name of options.subjects) {
        const result = await measureSubject(name, asked, place, options)
        if (result) results.push(result)
      }
    }
    for (const asked of cases) await measure(asked)
    say(`Publishing ${many}`)
    const paths = await publishManyFrameworks(lake.client, options.pages)
    await measure({
      name: many,
      headers: {...page, 'accept-encoding': 'gzip'},
      loads: [
        {name: 'one of many', paths: paths.slice(0, 1)},
        {name: many, paths},
      ],
    })
    keepReport(readerReport(results, options.pages), options.out)
  }
} finally {
  await lake.close()
  rmSync(place.distDir, {recursive: true, force: true})
}
