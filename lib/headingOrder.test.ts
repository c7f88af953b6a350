import {describe, expect, test} from 'vitest'

import {misplacedHeadings} from './headingOrder.ts'

const block = (style: string, text: string) => ({
  _key: text || 'empty',
  style,
  children: [{_type: 'span', text}],
})

describe('headings out of order', () => {
  test('a smaller heading before any heading is named, one below a heading is not', () => {
    const blocks = [block('h3', 'Early'), block('normal', 'Text'), block('h2', 'Main'), block('h3', 'Below')]
    expect(misplacedHeadings(blocks)).toEqual([
      {key: 'Early', message: expect.stringContaining('“Early” is a smaller heading')},
    ])
  })

  test('a heading without words is named, and does not count as one', () => {
    expect(misplacedHeadings([block('h2', ''), block('h3', 'Below')]).map(({key}) => key)).toEqual([
      'empty',
      'Below',
    ])
  })

  test('a text without headings has none out of order', () => {
    expect(misplacedHeadings([block('normal', 'Text')])).toEqual([])
  })
})
