import {readFileSync} from 'node:fs'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {join} from 'node:path'

import {z} from 'zod'

import {isSameSecret} from '../sanity/refresh/isSameSecret.ts'

const manifestSchema = z.object({preview: z.object({previewModeId: z.string().min(1)})})

/** The secret that a build's draft mode goes by: whoever brings it in the cookie is shown drafts. Throws when the build has none. */
export function readDraftModeSecret(distDir: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(distDir, 'prerender-manifest.json'), 'utf8'))
  return manifestSchema.parse(manifest).preview.previewModeId
}

/** Whether a request is one that Next.js shows drafts: a cookie that somebody made up is a reader's. */
export function isInDraftMode({headers}: IncomingMessage, secret: string): boolean {
  const given = /(?:^|;\s*)__prerender_bypass=([^;]+)/.exec(headers.cookie ?? '')?.[1]
  return given !== undefined && isSameSecret(given, secret)
}

/** Sees to it that what is rendered for a preview is whole, new, and for nobody else: a reader's copy is no answer to it. */
export function takeNoCopies({headers}: IncomingMessage): void {
  delete headers['if-none-match']
  delete headers['if-modified-since']
}

/** Marks an answer as one for this person alone, whatever it said of itself. */
export function keepPrivate(response: ServerResponse): void {
  response.removeHeader('ETag')
  response.removeHeader('Last-Modified')
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('X-Robots-Tag', 'noindex, nofollow')
  response.appendHeader('Vary', 'Cookie')
}
