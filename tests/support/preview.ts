import {randomUUID} from 'node:crypto'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import type {APIRequestContext, APIResponse} from '@playwright/test'

import type {Stack} from './stack.ts'

/** Writes a secret for previews into the lake, as the Studio does when Presentation is opened, and gives it. */
export async function makePreviewSecret(stack: Stack): Promise<string> {
  const secret = randomUUID()
  await stack.client.create({
    _id: `sanity-preview-url-secret.${randomUUID()}`,
    _type: 'sanity.previewUrlSecret',
    source: 'sanity/presentation',
    secret,
    studioUrl: `${stack.siteUrl}/studio`,
  })
  return secret
}

/** Moves the moment at which a secret was written back by as many minutes, which the lake lets no client do. */
export function agePreviewSecret(stack: Stack, secret: string, minutes: number): void {
  const database = new DatabaseSync(join(stack.lake.env.LAKE_DATA_DIR ?? '', 'production.sqlite'), {
    timeout: 10_000,
  })
  const writtenAt = new Date(Date.now() - minutes * 60_000).toISOString()
  database
    .prepare(`UPDATE documents SET json = json_set(json, '$._updatedAt', ?) WHERE json ->> '$.secret' = ?`)
    .run(writtenAt, secret)
  database.close()
}

/** The address that begins a preview at a path. */
export function enablePath(secret: string, path: string, perspective = 'drafts'): string {
  const params = new URLSearchParams({
    'sanity-preview-secret': secret,
    'sanity-preview-pathname': path,
    'sanity-preview-perspective': perspective,
  })
  return `/api/draft-mode/enable?${params}`
}

/** Begins a preview and gives the cookies that it goes by, as a header. */
export async function beginPreview(
  request: APIRequestContext,
  stack: Stack,
  perspective = 'drafts',
): Promise<string> {
  const secret = await makePreviewSecret(stack)
  return cookiesOf(await request.get(enablePath(secret, '/', perspective), {maxRedirects: 0}))
}

/** The cookies that an answer sets, as a request's header. */
export function cookiesOf(answer: APIResponse): string {
  return answer
    .headersArray()
    .filter(({name}) => name.toLowerCase() === 'set-cookie')
    .map(({value}) => value.split(';')[0])
    .join('; ')
}
