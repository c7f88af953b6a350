import {createHash} from 'node:crypto'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'

import type {Context} from 'hono'
import {Hono} from 'hono'

import {imageAssetId, parseImageFileName} from '../assets/assetNames.ts'
import type {ImageName} from '../assets/assetNames.ts'
import {chooseFormat, outputMimeTypes} from '../assets/outputFormat.ts'
import {createSlots} from '../assets/slots.ts'
import {assetFolder} from '../assets/storage.ts'
import {transformImage} from '../assets/transform.ts'
import {openTransformCache} from '../assets/transformCache.ts'
import type {TransformCache} from '../assets/transformCache.ts'
import {isOriginal, readTransformParameters} from '../assets/transformParameters.ts'
import type {TransformParameters} from '../assets/transformParameters.ts'
import {outputSize, planTransform} from '../assets/transformPlan.ts'
import {authorize} from '../auth/roles.ts'
import type {LakeEnv} from '../http/env.ts'
import {dataError, notFound} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {assetHeaders, downloadName, isUnchanged, serveStored, storedSize} from './assets/serveStored.ts'

/** Part of every cached picture's name; another number when the same parameters come to mean other pixels. */
const transformVersion = 1

/** `GET /images/:project/:dataset/<sha1>-<w>x<h>.<ext>`: a picture, transformed as its query says. */
export function imageRoutes(): Hono<LakeEnv> {
  const slots = createSlots(availableParallelism(), limits.maxQueuedTransforms, () =>
    dataError(503, 'tooManyTransforms', 'Too many pictures are being made at once; try again in a moment'),
  )
  let cache: Promise<TransformCache> | undefined

  async function serveImage(context: Context<LakeEnv>): Promise<Response> {
    authorize(context, 'readAsset')
    const {config, read} = context.get('lake')
    const fileName = context.req.param('file') ?? ''
    const name = parseImageFileName(fileName)
    const isHere =
      context.req.param('projectId') === config.projectId && context.req.param('dataset') === config.dataset
    const document = name && isHere ? read.get(imageAssetId(name)) : null
    if (!name || !document) throw notFound(`No image "${fileName}"`)

    const parameters = readTransformParameters(context.req.query())
    const path = join(assetFolder(config, 'images'), fileName)
    const size = await storedSize(path)
    if (size === null) throw notFound(`The bytes of "${fileName}" are not here`)
    const download = downloadName(context.req.query('dl'), document.originalFilename, fileName)
    if (isServedAsUploaded(name, parameters)) {
      const etag = `"${name.sha1}"`
      const headers = assetHeaders(String(document.mimeType), etag, download)
      if (isUnchanged(context, etag)) return new Response(null, {status: 304, headers})
      return serveStored(context, path, size, headers)
    }

    const plan = planTransform(name, parameters)
    const accept = context.req.header('accept') ?? ''
    const format = chooseFormat(name.extension, parameters, accept, outputSize(plan, parameters))
    const key = cacheKey(fileName, parameters, format)
    const headers = assetHeaders(outputMimeTypes[format], `"${key}"`, download)
    if (parameters.auto) headers.append('vary', 'Accept')
    if (isUnchanged(context, `"${key}"`)) return new Response(null, {status: 304, headers})
    cache ??= openTransformCache(
      join(config.dataDir, 'cache', 'images'),
      limits.maxTransformCacheBytes,
    ).catch((error: unknown) => {
      cache = undefined
      throw error
    })
    const make = () => transformImage({path, extension: name.extension}, plan, parameters, format)
    const bytes = await (await cache).get(key, () => slots(make))
    headers.set('content-length', String(bytes.byteLength))
    return new Response(bytes, {headers})
  }

  return new Hono<LakeEnv>()
    .get('/images/:projectId/:dataset/:file', serveImage)
    .get('/images/:projectId/:dataset/:file/:vanityName', serveImage)
}

/** A vector picture has no size to change: it stays what it is unless another format is asked for by name. */
function isServedAsUploaded({extension}: ImageName, parameters: TransformParameters): boolean {
  return isOriginal(parameters) || (extension === 'svg' && parameters.fm === undefined)
}

function cacheKey(fileName: string, parameters: TransformParameters, format: string): string {
  // `auto` is in the format already; without it here, readers of WebP share what was made by `fm=webp`.
  const meaning = {...parameters, auto: undefined, fm: undefined}
  return createHash('sha256')
    .update(JSON.stringify([transformVersion, fileName, format, meaning]))
    .digest('hex')
}
