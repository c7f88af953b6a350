import {brotliCompressSync, constants, gzipSync} from 'node:zlib'

import {partsOf} from '../../../scripts/weight.ts'
import {ask, textOf, type Answer} from '../measure/ask.ts'

/** Bytes over the wire, to a client that takes brotli and to one that takes gzip only. */
export interface Weight {
  brotli: number
  gzip: number
}

/** A page as it is served with what it has a reader load. */
export interface ServedPage {
  path: string
  html: string
  document: Weight
  styles: Weight
  ownScripts: Weight
  frameworkScripts: Weight
}

const none: Weight = {brotli: 0, gzip: 0}

/** Weighs a page and the style sheets and scripts that it names, as a server sends them. */
export async function weighServed(origin: string, path: string): Promise<ServedPage> {
  const {weight, answer} = await weighAnswer(origin + path)
  const html = textOf(answer)
  const parts = partsOf(html)
  const sum = async (paths: Set<string>) => {
    let total = none
    for (const part of paths) {
      const one = (await weighAnswer(origin + part)).weight
      total = {brotli: total.brotli + one.brotli, gzip: total.gzip + one.gzip}
    }
    return total
  }
  return {
    path,
    html,
    document: weight,
    styles: await sum(parts.styles),
    ownScripts: await sum(parts.ownScripts),
    frameworkScripts: await sum(parts.frameworkScripts),
  }
}

/** A text as a host of static files keeps it, compressed once and as well as can be. */
export function weighStatic(text: string): Weight {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  }
  return {brotli: brotliCompressSync(text, {params}).length, gzip: gzipSync(text, {level: 9}).length}
}

async function weighAnswer(address: string): Promise<{weight: Weight; answer: Answer}> {
  const accept = 'text/html'
  const answer = await ask(address, {accept, 'accept-encoding': 'br, gzip'})
  const zipped = await ask(address, {accept, 'accept-encoding': 'gzip'})
  for (const {status} of [answer, zipped])
    if (status !== 200) throw new Error(`${address} answered ${status}.`)
  return {weight: {brotli: answer.body.length, gzip: zipped.body.length}, answer}
}
