import {expect, test} from 'vitest'

import {readStanding, writeStanding} from './pageStanding.ts'

test('a standing comes back from its header', () => {
  for (const dueAt of [null, 1_790_000_000_000]) {
    const standing = {node: 'a1b2', begunAt: 7, dueAt}
    expect(readStanding(writeStanding(standing))).toEqual(standing)
  }
})

test('what is no standing is none', () => {
  for (const header of [undefined, '', 'a1b2 7', 'a1b2 -7 never', ['a1b2 7 never']])
    expect(readStanding(header)).toBeNull()
})
