import {randomBytes} from 'node:crypto'

import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import type {Json, JsonObject} from '../store/documentTypes.ts'
import {metadataParts} from './imageMetadata.ts'

const text = z.string().max(limits.maxAssetTextLength).optional()

const detailsSchema = z.object({
  filename: text,
  label: text,
  title: text,
  description: text,
  creditLine: text,
  sourceId: text,
  sourceName: text,
  sourceUrl: text,
})

const partsSchema = z.array(z.enum(metadataParts))

/** What the sender of an upload says about it. */
export type UploadDetails = z.infer<typeof detailsSchema>

/** Where an asset is found: `path` below the lake's own address. */
export interface AssetPlace {
  kind: 'images' | 'files'
  publicUrl: string
  projectId: string
  dataset: string
  fileName: string
}

/** Reads what comes with an upload in its query. @throws LakeError 400 naming what is too long */
export function readUploadDetails(query: Record<string, string>): UploadDetails {
  const decoded = detailsSchema.safeParse(query)
  if (decoded.success) return decoded.data
  const issue = decoded.error.issues[0]
  throw badRequest(`Upload parameter "${String(issue?.path[0])}": ${issue?.message}`)
}

/** Reads which parts of the metadata are wanted: the parameter repeated, or with commas; by default what sites use. */
export function readMetadataParts(values: string[] | undefined) {
  const names = values?.flatMap((value) => value.split(',')).filter((name) => name !== '') ?? []
  if (names.length === 0) return partsSchema.parse(['blurhash', 'lqip', 'palette'])
  const decoded = partsSchema.safeParse(names)
  if (decoded.success) return decoded.data
  throw badRequest(`Upload parameter "meta": use ${metadataParts.join(', ')}`)
}

/** The document of a new asset, with the fields that the hosted service gives it. */
export function makeAssetDocument(
  id: string,
  place: AssetPlace,
  bytes: {sha1: string; sizeBytes: number; extension: string; mimeType: string},
  details: UploadDetails,
  metadata?: JsonObject,
): JsonObject & {_id: string; _type: string} {
  const path = [place.kind, place.projectId, place.dataset, place.fileName].join('/')
  const {filename, label, title, description, creditLine} = details
  return {
    _id: id,
    _type: place.kind === 'images' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    ...withoutAbsent({
      originalFilename: filename,
      label,
      title,
      description,
      creditLine,
      source: source(details),
    }),
    assetId: bytes.sha1,
    extension: bytes.extension,
    ...(metadata && {metadata}),
    mimeType: bytes.mimeType,
    path,
    sha1hash: bytes.sha1,
    size: bytes.sizeBytes,
    uploadId: randomBytes(16).toString('hex'),
    url: `${place.publicUrl}/${path}`,
  }
}

function source({sourceId, sourceName, sourceUrl}: UploadDetails): JsonObject | undefined {
  if (!sourceId || !sourceName) return undefined
  return {_type: 'sanity.assetSourceData', ...withoutAbsent({id: sourceId, name: sourceName, url: sourceUrl})}
}

function withoutAbsent(fields: Record<string, Json | undefined>): JsonObject {
  const present = Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  return Object.fromEntries(present)
}
