/** What an image's id and file name say: the SHA-1 of its bytes, its size in upright pixels, and its extension. */
export interface ImageName {
  sha1: string
  width: number
  height: number
  extension: string
}

/** What a file's id and file name say. */
export interface FileName {
  sha1: string
  extension: string
}

const imageFileName = /^([\da-f]{40})-(\d{1,6})x(\d{1,6})\.([\da-z]{1,16})$/
const plainFileName = /^([\da-f]{40})\.([\da-z]{1,16})$/

/** The document id of an image asset: `image-<sha1>-<width>x<height>-<extension>`. */
export function imageAssetId({sha1, width, height, extension}: ImageName): string {
  return `image-${sha1}-${width}x${height}-${extension}`
}

/** The name of an image in addresses and on disk: `<sha1>-<width>x<height>.<extension>`. */
export function formatImageFileName({sha1, width, height, extension}: ImageName): string {
  return `${sha1}-${width}x${height}.${extension}`
}

/** The document id of a file asset: `file-<sha1>-<extension>`. */
export function fileAssetId({sha1, extension}: FileName): string {
  return `file-${sha1}-${extension}`
}

/** The name of a file in addresses and on disk: `<sha1>.<extension>`. */
export function formatFileName({sha1, extension}: FileName): string {
  return `${sha1}.${extension}`
}

/**
 * Reads an image's file name from an address. Anything else than the exact form is null, so that what passes can be
 * joined to a folder: there is no room for a slash or a dot-dot in it.
 */
export function parseImageFileName(name: string): ImageName | null {
  const [, sha1, width, height, extension] = imageFileName.exec(name) ?? []
  if (!sha1 || !width || !height || !extension) return null
  return {sha1, width: Number(width), height: Number(height), extension}
}

/** Reads a file's name from an address; null when it has not the exact form. */
export function parseFileName(name: string): FileName | null {
  const [, sha1, extension] = plainFileName.exec(name) ?? []
  return sha1 && extension ? {sha1, extension} : null
}
