import {expect, test} from 'vitest'

import {searchRecords} from './searchRecords.ts'

const claim = (key: string, label = `About ${key}`) => ({key, label, body: `What ${key} says.`})
const edition = (year: number, keys: string[]) => ({
  year,
  headline: `Top of ${year}`,
  introduction: `Introduction of ${year}.`,
  roundup: {title: 'Top', slug: 'top'},
  entries: [
    {
      framework: {name: 'Flask', slug: 'flask'},
      advantages: keys.map((key) => claim(key)),
      disadvantages: null,
    },
  ],
})

const records = searchRecords({
  frameworks: [
    {name: 'Flask', slug: 'flask', summary: 'Small.'},
    {name: 'Unfinished', slug: null, summary: null},
  ],
  editions: [edition(2026, ['kept', 'new']), edition(2022, ['kept', 'dropped'])],
})

test('a claim is found once, in the newest edition that makes it', () => {
  const claims = records.filter(({kind}) => kind === 'claim')
  expect(claims.map(({path}) => path)).toEqual(['/top#kept', '/top#new', '/top/2022#dropped'])
  expect(claims[2]?.place).toBe('Advantage of Flask, 2022 edition')
})

test('the newest edition is found at the roundup’s address, an earlier one at its year’s', () => {
  expect(records.filter(({kind}) => kind === 'edition').map(({path}) => path)).toEqual(['/top', '/top/2022'])
})

test('what has no address yet cannot be found', () => {
  expect(records.filter(({kind}) => kind === 'framework').map(({title}) => title)).toEqual(['Flask'])
})
