import {join} from 'node:path'

import type {Context} from 'hono'
import {Hono} from 'hono'

import {fileAssetId, parseFileName} from '../assets/assetNames.ts'
import {assetFolder} from '../assets/storage.ts'
import {authorize} from '../auth/roles.ts'
import type {LakeEnv} from '../http/env.ts'
import {notFound} from '../http/errors.ts'
import {assetHeaders, downloadName, isUnchanged, serveStored, storedSize} from './assets/serveStored.ts'

/** `GET /files/:project/:dataset/<sha1>.<ext>`: a file as it was uploaded, whole or in ranges; `?dl` to save it. */
export function fileRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/files/:projectId/:dataset/:file', serveFile)
    .get('/files/:projectId/:dataset/:file/:vanityName', serveFile)
}

async function serveFile(context: Context<LakeEnv>): Promise<Response> {
  authorize(context, 'readAsset')
  const {config, read} = context.get('lake')
  const fileName = context.req.param('file') ?? ''
  const name = parseFileName(fileName)
  const isHere =
    context.req.param('projectId') === config.projectId && context.req.param('dataset') === config.dataset
  const document = name && isHere ? read.get(fileAssetId(name)) : null
  if (!name || !document) throw notFound(`No file "${fileName}"`)
  const path = join(assetFolder(config, 'files'), fileName)
  const size = await storedSize(path)
  if (size === null) throw notFound(`The bytes of "${fileName}" are not here`)

  const etag = `"${name.sha1}"`
  const download = downloadName(context.req.query('dl'), document.originalFilename, fileName)
  const headers = assetHeaders(String(document.mimeType), etag, download)
  if (isUnchanged(context, etag)) return new Response(null, {status: 304, headers})
  return serveStored(context, path, size, headers)
}
