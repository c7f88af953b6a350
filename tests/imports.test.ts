import {globSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'

import {expect, test} from 'vitest'

/** Where each room's imports may lead, by path from the root; the room itself always counts. */
const allowed: Record<string, RegExp> = {
  'lib/': /^$/,
  'components/': /^(lib\/|sanity\/(image|paths|types\.generated)\.ts$)/,
  'app/':
    /^(lib\/|components\/|sanity\.config\.ts$|sanity\/(queries\/|refresh\/|receipts\/|watch\/|[a-zA-Z.]+\.ts$))/,
  'sanity/lake/': /^lib\//,
  'sanity/studio/': /^(lib\/|sanity\/(schema\/|queries\/|refresh\/|receipts\/|watch\/|[a-zA-Z.]+\.ts$))/,
  'sanity/sharedCache/': /^(lib\/|sanity\/[a-zA-Z.]+\.ts$)/,
  'sanity/watch/': /^(lib\/|sanity\/(refresh\/|[a-zA-Z.]+\.ts$))/,
  'sanity/schema/': /^(lib\/|sanity\/(queries\/|[a-zA-Z.]+\.ts$))/,
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'((?:\.|@\/)[^']*)'/g)].flatMap(
    ([, specifier = '']) =>
      specifier.startsWith('@/') ? [specifier.slice(2)] : [normalize(join(dirname(file), specifier))],
  )
}

function filesIn(folder: string): string[] {
  return globSync(`${folder}**/*.{ts,tsx}`).filter((file) => !/\.test\.tsx?$/.test(file))
}

test.each(Object.entries(allowed))('%s imports only what its rule allows', (room, rule) => {
  const strays = filesIn(room).flatMap((file) =>
    importsOf(file)
      .filter((target) => !target.startsWith(room) && !target.endsWith('.css') && !rule.test(target))
      .map((target) => `${file} -> ${target}`),
  )
  expect(strays).toEqual([])
  expect(filesIn(room).length).toBeGreaterThan(0)
})

test('only sanity.config.ts imports the Studio, and only live.ts sends the pages their queries', () => {
  const importers = (target: RegExp, except: RegExp) =>
    ['app/', 'components/', 'lib/', 'sanity/', 'scripts/']
      .flatMap(filesIn)
      .filter((file) => !except.test(file) && importsOf(file).some((path) => target.test(path)))
  expect(importers(/^sanity\/studio\//, /^(sanity\/studio\/|sanity\.config\.ts)/)).toEqual([])
  expect(importers(/^sanity\/queries\//, /^sanity\/(queries\/|studio\/|live\.ts$)/)).toEqual([])
})

test('only the clock asks the machine for the time', () => {
  const strays = [...filesIn('lib/'), ...filesIn('sanity/'), ...filesIn('app/'), ...filesIn('components/')]
    .filter((file) => file !== 'lib/clock.ts')
    .filter((file) => /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')))
  expect(strays).toEqual([])
})
