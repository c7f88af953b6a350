import {expect, test} from 'vitest'

import {selfTimes} from './cpuProfile.ts'

const frame = (functionName: string, url: string, lineNumber = 0) => ({functionName, url, lineNumber})
const profile = JSON.stringify({
  nodes: [
    {id: 1, callFrame: frame('(root)', '', -1)},
    {id: 2, callFrame: frame('answer', 'file:///site/scripts/serve.ts', 41)},
    {id: 3, callFrame: frame('answer', 'file:///site/scripts/serve.ts', 41)},
    {id: 4, callFrame: frame('', 'file:///site/node_modules/lru-cache/dist/index.js', 9)},
    {id: 6, callFrame: frame('(idle)', '', -1)},
    {id: 5, callFrame: frame('starting', 'file:///site/scripts/serve.ts', 1)},
  ],
  startTime: 1_000,
  samples: [5, 2, 4, 3, 6, 5],
  timeDeltas: [0, 100, 20, 30, 50, 10],
})

test('a function has the time from its sample to the next, wherever it was called from, and idle time is nobody’s', () => {
  expect([...selfTimes(profile, 1_100, 1_205)]).toEqual([
    ['answer scripts/serve.ts:42', 20 + 50],
    ['(anonymous) lru-cache/dist/index.js:10', 30],
  ])
})
