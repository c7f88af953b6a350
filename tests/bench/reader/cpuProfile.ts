import {basename, dirname, join} from 'node:path'

import {z} from 'zod'

/** What V8 writes (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile), as far as it is needed. */
const profileShape = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({functionName: z.string(), url: z.string(), lineNumber: z.number()}),
    }),
  ),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

/**
 * The time that each function was at work itself, in microseconds, by "name file:line", the longest first; without the time in
 * which there was nothing to do.
 *
 * @param json - a `.cpuprofile`
 * @param from - where to begin, in microseconds of the machine's monotonic clock
 * @param to - where to end
 */
export function selfTimes(json: string, from: number, to: number): Map<string, number> {
  const {nodes, startTime, samples, timeDeltas} = profileShape.parse(JSON.parse(json))
  const names = new Map(nodes.map(({id, callFrame}) => [id, nameOf(callFrame)]))
  const times = new Map<string, number>()
  let now = startTime
  for (const [index, sample] of samples.entries()) {
    now += timeDeltas[index] ?? 0
    // A sample stands for the time until the next one.
    const name = names.get(sample)
    if (now < from || now > to || name === undefined || name === '(idle)') continue
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0))
  }
  return new Map([...times].toSorted(([, a], [, b]) => b - a))
}

function nameOf({functionName, url, lineNumber}: {functionName: string; url: string; lineNumber: number}) {
  const name = functionName || '(anonymous)'
  if (url === '') return name
  const [, inPackage] = /.*\/node_modules\/(.+)$/.exec(url) ?? []
  const file = url.startsWith('node:') ? url : (inPackage ?? join(basename(dirname(url)), basename(url)))
  return `${name} ${file}:${lineNumber + 1}`
}
