import type {Context} from 'hono'
import {Hono} from 'hono'
import {getExtension, getMimeType} from 'hono/utils/mime'

import {makeAssetDocument, readMetadataParts, readUploadDetails} from '../../assets/assetDocument.ts'
import type {UploadDetails} from '../../assets/assetDocument.ts'
import {fileAssetId, formatFileName, formatImageFileName, imageAssetId} from '../../assets/assetNames.ts'
import {inspectImage} from '../../assets/imageMetadata.ts'
import {
  assetFolder,
  discardUpload,
  keepUpload,
  prepareAssetFolders,
  receiveUpload,
} from '../../assets/storage.ts'
import type {ReceivedUpload} from '../../assets/storage.ts'
import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import type {Lake} from '../../lake.ts'
import {limits} from '../../limits.ts'
import type {JsonObject, LakeDocument} from '../../store/documentTypes.ts'

type Kind = 'images' | 'files'

interface Identified {
  id: string
  fileName: string
  extension: string
  mimeType: string
  metadata?: JsonObject
}

const maxUploadBytes: Record<Kind, number> = {
  images: limits.maxImageUploadBytes,
  files: limits.maxFileUploadBytes,
}

/** `POST /assets/images/:dataset` and `POST /assets/files/:dataset`: the body is the bytes, the query is about them. */
export function assetRoutes(): Hono<LakeEnv> {
  const folders = new WeakMap<Lake, Promise<void>>()

  async function upload(context: Context<LakeEnv>, kind: Kind): Promise<Response> {
    authorize(context, 'uploadAsset')
    const lake = context.get('lake')
    const {config} = lake
    const details = readUploadDetails(context.req.query())
    const prepared =
      folders.get(lake) ??
      prepareAssetFolders(config).catch((error: unknown) => {
        folders.delete(lake)
        throw error
      })
    folders.set(lake, prepared)
    await prepared

    const received = await receiveUpload(config, context.req.raw.body, maxUploadBytes[kind])
    try {
      const identified =
        kind === 'images' ? await identifyImage(context, received) : identifyFile(context, received, details)
      // The bytes are safe before the document speaks of them: killed in between, they merely lie there unused.
      await keepUpload(received, assetFolder(config, kind), identified.fileName)
      return context.json({document: storeDocument(context, kind, received, identified, details)})
    } finally {
      await discardUpload(received)
    }
  }

  return new Hono<LakeEnv>()
    .post('/assets/images/:dataset', (context) => upload(context, 'images'))
    .post('/assets/files/:dataset', (context) => upload(context, 'files'))
}

async function identifyImage(
  context: Context<LakeEnv>,
  {path, sha1, sizeBytes}: ReceivedUpload,
): Promise<Identified> {
  const parts = readMetadataParts(context.req.queries('meta'))
  const facts = await inspectImage(path, sizeBytes, parts)
  const name = {sha1, width: facts.width, height: facts.height, extension: facts.extension}
  const {extension, mimeType, metadata} = facts
  return {id: imageAssetId(name), fileName: formatImageFileName(name), extension, mimeType, metadata}
}

function identifyFile(context: Context<LakeEnv>, {sha1}: ReceivedUpload, details: UploadDetails): Identified {
  const declared = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const named = /\.([\da-z]{1,16})$/i.exec(details.filename ?? '')?.[1]?.toLowerCase()
  const mimeType = declared && /^[\w.+-]+\/[\w.+-]+$/.test(declared) ? declared : undefined
  const extension = named ?? (mimeType && getExtension(mimeType)) ?? 'bin'
  const name = {sha1, extension}
  return {
    id: fileAssetId(name),
    fileName: formatFileName(name),
    extension,
    mimeType: mimeType ?? getMimeType(`file.${extension}`)?.split(';')[0] ?? 'application/octet-stream',
  }
}

/** The document of the same bytes when there is one already, else a new one. */
function storeDocument(
  context: Context<LakeEnv>,
  kind: Kind,
  {sha1, sizeBytes}: ReceivedUpload,
  {id, fileName, extension, mimeType, metadata}: Identified,
  details: UploadDetails,
): LakeDocument | null {
  const lake = context.get('lake')
  const known = lake.read.get(id)
  if (known) return known
  const {projectId, dataset} = lake.config
  const publicUrl = lake.config.publicUrl ?? new URL(context.req.url).origin
  const place = {kind, publicUrl, projectId, dataset, fileName}
  const document = makeAssetDocument(id, place, {sha1, sizeBytes, extension, mimeType}, details, metadata)
  lake.transact({mutations: [{createIfNotExists: document}], author: context.get('identity').userId})
  return lake.read.get(id)
}
