import {execFile} from 'node:child_process'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {promisify} from 'node:util'

import {freePort} from '../../support/ports.ts'
import {cacheOf} from '../../support/reader.ts'
import {newDataDir, startLake, startSite} from '../../support/stack.ts'
import {memoryOf} from '../measure/processes.ts'
import {fillArchive} from './fill.ts'

/** A site with an archive of a size, on a build that has rendered none of it. */
export interface GrownSite {
  size: number
  /** Sends a query to the lake as the site does. */
  ask(query: string, params: Record<string, unknown>): Promise<unknown>
  /** Reads a page of the site; says how long that took and whether it had been rendered before. */
  read(path: string): Promise<{ms: number; isCold: boolean}>
  /** Of the site and the lake with all their processes, each shared page once among those that share it. */
  residentBytes(): number
  /** Builds the site against the archive, in a folder of its own; gives the time in milliseconds. */
  build(): Promise<number>
  end(): Promise<void>
}

/** Fills a lake and starts a site on it. */
export async function openSite(size: number): Promise<GrownSite> {
  const name = `growth-${size}`
  const port = await freePort()
  const dataDir = newDataDir(name)
  const began = performance.now()
  await fillArchive(dataDir, size, (written, total) => {
    if (written % 20_000 === 0) process.stdout.write(`  ${written} of ${total} documents written\n`)
  })
  const filledMs = performance.now() - began
  process.stdout.write(`${size} editions and frameworks: filled in ${(filledMs / 1_000).toFixed(1)} s\n`)
  const lake = await startLake(name, port, dataDir)
  const site = await startSite(name, lake, port)
  // The build's lists are of another site: a publish drops them.
  for (const id of ['z-roundup-000000', 'z-framework-000000', 'edition-000000'])
    await lake.client.patch(id).set({note: 'touched'}).commit()

  return {
    size,
    ask: (query, params) => lake.client.fetch(query, params, {perspective: 'published', cache: 'no-store'}),
    async read(path) {
      const start = performance.now()
      const response = await fetch(site.url + path, {cache: 'no-store'})
      await response.text()
      if (!response.ok) throw new Error(`${path} was answered ${response.status} at ${size}`)
      return {ms: performance.now() - start, isCold: cacheOf(Object.fromEntries(response.headers)) !== 'HIT'}
    },
    residentBytes: () =>
      [lake.part.pid, site.part.pid].flatMap(memoryOf).reduce((sum, {pss}) => sum + pss, 0),
    async build() {
      const distDir = `.next-test-build-${size}`
      // A build adds its folder to the compiler's configuration.
      const configuration = readFileSync('tsconfig.json', 'utf8')
      const start = performance.now()
      try {
        await promisify(execFile)(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
          env: {...process.env, ...lake.env, NODE_ENV: 'production', NEXT_DIST_DIR: distDir},
          maxBuffer: 64 * 1024 * 1024,
        })
        return performance.now() - start
      } finally {
        writeFileSync('tsconfig.json', configuration)
        rmSync(distDir, {recursive: true, force: true})
      }
    },
    async end() {
      await site.close()
      await lake.close()
    },
  }
}
