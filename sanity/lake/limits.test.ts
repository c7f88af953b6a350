import {readFileSync} from 'node:fs'

import {expect, test} from 'vitest'

import {limits} from './limits.ts'

test('the table of limits in the README has every limit with its value', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const table = Object.fromEntries(
    [...readme.matchAll(/^\| `(\w+)`\s*\|\s*([\d,]+) \|/gm)].map(([, name, value]) => [
      name,
      Number(value?.replaceAll(',', '')),
    ]),
  )
  expect(table).toEqual(limits)
})
