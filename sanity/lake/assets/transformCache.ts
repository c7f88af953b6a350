import {randomUUID} from 'node:crypto'
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/** Transformed pictures by name; a name stands for the source and every parameter, so what is kept never goes stale. */
export interface TransformCache {
  /** The bytes kept under a name, or those that `make` makes; one `make` at a time for each name. */
  get(name: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>>
}

const unfinishedSuffix = '.tmp'

/** Opens the cache in a folder, keeping what an earlier run left there, and holds it under `maxBytes` altogether. */
export async function openTransformCache(folder: string, maxBytes: number): Promise<TransformCache> {
  await mkdir(folder, {recursive: true})
  /** Sizes by name, the least recently used first. */
  const kept = await readKept(folder)
  const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  let totalBytes = [...kept.values()].reduce((sum, bytes) => sum + bytes, 0)

  async function load(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const sizeBytes = kept.get(name)
    if (sizeBytes === undefined) return null
    kept.delete(name)
    kept.set(name, sizeBytes)
    try {
      return new Uint8Array(await readFile(join(folder, name)))
    } catch (error) {
      if (!isMissingFile(error)) throw error
      // Someone tidied the folder by hand.
      forget(name)
      return null
    }
  }

  async function keep(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(folder, `${randomUUID()}${unfinishedSuffix}`)
    await writeFile(unfinished, bytes)
    await rename(unfinished, join(folder, name))
    kept.set(name, bytes.byteLength)
    totalBytes += bytes.byteLength
    for (const oldest of kept.keys()) {
      if (totalBytes <= maxBytes) break
      forget(oldest)
      await rm(join(folder, oldest), {force: true})
    }
  }

  function forget(name: string): void {
    totalBytes -= kept.get(name) ?? 0
    kept.delete(name)
  }

  async function loadOrMake(name: string, make: () => Promise<Uint8Array<ArrayBuffer>>) {
    const found = await load(name)
    if (found) return found
    const made = await make()
    await keep(name, made)
    return made
  }

  return {
    get(name, make) {
      const shared = underWay.get(name)
      if (shared) return shared
      const mine = loadOrMake(name, make).finally(() => underWay.delete(name))
      underWay.set(name, mine)
      return mine
    },
  }
}

async function readKept(folder: string): Promise<Map<string, number>> {
  const files: {name: string; size: number; changedMs: number}[] = []
  for (const name of await readdir(folder)) {
    const {size, mtimeMs} = await stat(join(folder, name))
    // An empty file is what a power cut makes of one that was never synced.
    if (name.endsWith(unfinishedSuffix) || size === 0) await rm(join(folder, name), {force: true})
    else files.push({name, size, changedMs: mtimeMs})
  }
  files.sort((one, other) => one.changedMs - other.changedMs)
  return new Map(files.map(({name, size}) => [name, size]))
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
