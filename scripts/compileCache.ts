import {resolve} from 'node:path'

/**
 * What Node.js needs to keep compiled code between starts, as environment of a process. TypeScript whose types were stripped is
 * kept with it, so that what strips them, 25 MB, is loaded at the first start only, and the next one takes a second less.
 */
export const compileCache = {NODE_COMPILE_CACHE: resolve('node_modules/.cache/perennial')}
