import {argv} from 'node:process'

/** `npm run bench -- <name> [options]`: what is measured is in the file of that name. */
const benches: Record<string, () => Promise<unknown>> = {
  publish: () => import('./publish.ts'),
  lake: () => import('./lake.ts'),
  growth: () => import('./growth.ts'),
  weight: () => import('./weight.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  typing: () => import('./typing.ts'),
}

const [name = 'publish'] = argv.slice(2)
const load = Object.hasOwn(benches, name) ? benches[name] : undefined
if (load) await load()
else {
  process.stderr.write(`There is no bench "${name}": choose ${Object.keys(benches).join(' or ')}\n`)
  process.exitCode = 1
}
