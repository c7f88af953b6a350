import {expect, test} from 'vitest'

import {isCheap} from './cheapFilter.ts'
import {parseQuery} from './parse.ts'

test.each([
  '_id in ["a", "drafts.a"] || _id in path("versions.*.a")',
  '_type == "note" && !(_id in path("drafts.**")) && defined(slug.current)',
  'references("a") && tags[0] == "x" && "y" in tags[].label',
  'title match "amb*" && [title, body] match ["one*", "two"]',
  'sanity::versionOf("a") && year in 2020..2025 && coalesce(a, b) == "c"',
])('%s is asked about as it is', (filter) => {
  expect(isCheap(parseQuery(filter, {}))).toBe(true)
})

test.each([
  'title match "*a*b*"',
  'count(list[a in ^.list[].b]) > 1',
  'count(string::split(body, "")) > 1',
  '{"a": title}.a + title == "x"',
  'title + title == "x"',
  'title match body',
  'count(list | order(a)) > 1',
  'count(list[].items[].parts[]{a}) > 1',
])('%s is asked about under a time limit', (filter) => {
  expect(isCheap(parseQuery(filter, {}))).toBe(false)
})
