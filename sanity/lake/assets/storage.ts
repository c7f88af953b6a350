import {createHash, randomUUID} from 'node:crypto'
import {mkdir, open, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'

import {bodyTooLarge} from '../http/errors.ts'

/** Bytes that arrived and lie synced to disk under a name of their own until they are kept or discarded. */
export interface ReceivedUpload {
  path: string
  sha1: string
  sizeBytes: number
}

/** The folder of a dataset's pictures or files. Names in it come from `assetNames.ts` and are safe to join. */
export function assetFolder(config: {dataDir: string; dataset: string}, kind: 'images' | 'files'): string {
  return join(config.dataDir, 'assets', config.dataset, kind)
}

/** Makes the folders for uploads and removes what an upload left behind when the lake was stopped in the middle of it. */
export async function prepareAssetFolders(config: {dataDir: string; dataset: string}): Promise<void> {
  await rm(incomingFolder(config), {recursive: true, force: true})
  await mkdir(incomingFolder(config), {recursive: true})
  await mkdir(assetFolder(config, 'images'), {recursive: true})
  await mkdir(assetFolder(config, 'files'), {recursive: true})
}

/**
 * Streams a request's body to disk, counting and hashing on the way.
 * @throws LakeError 413 as soon as more than `maxBytes` arrived; nothing stays on disk then, nor when the sender leaves.
 */
export async function receiveUpload(
  config: {dataDir: string; dataset: string},
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<ReceivedUpload> {
  const path = join(incomingFolder(config), randomUUID())
  const hash = createHash('sha1')
  const file = await open(path, 'wx')
  let sizeBytes = 0
  try {
    for await (const chunk of body ?? []) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > maxBytes) throw bodyTooLarge(maxBytes)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (error) {
    await rm(path, {force: true})
    throw error
  } finally {
    await file.close()
  }
  return {path, sha1: hash.digest('hex'), sizeBytes}
}

/** Gives received bytes their lasting name. The name is on disk, not only in a cache, when this resolves. */
export async function keepUpload(upload: ReceivedUpload, folder: string, name: string): Promise<void> {
  await rename(upload.path, join(folder, name))
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Removes received bytes that were not kept; harmless when they were. */
export async function discardUpload(upload: ReceivedUpload): Promise<void> {
  await rm(upload.path, {force: true})
}

function incomingFolder(config: {dataDir: string; dataset: string}): string {
  return join(config.dataDir, 'assets', config.dataset, 'incoming')
}
