import {argv} from 'node:process'

/** `npm run bench -- <name> … [options]`: what is measured is in the file of that name; several are run in turn. */
const benches: Record<string, () => Promise<unknown>> = {
  reader: () => import('./reader.ts'),
  publish: () => import('./publish.ts'),
  growth: () => import('./growth.ts'),
  weight: () => import('./weight.ts'),
  memory: () => import('./memory.ts'),
  lake: () => import('./lake.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  typing: () => import('./typing.ts'),
}

const given = argv.slice(2)
const firstOption = given.findIndex((word) => word.startsWith('-'))
const names = firstOption < 0 ? given : given.slice(0, firstOption)
const unknown = names.find((name) => !Object.hasOwn(benches, name))
if (unknown === undefined) {
  for (const name of names.length > 0 ? names : ['publish']) await benches[name]?.()
} else {
  process.stderr.write(`There is no bench "${unknown}": choose ${Object.keys(benches).join(' or ')}\n`)
  process.exitCode = 1
}
