import {Hono} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {limits} from '../../limits.ts'

/**
 * `GET /data/export/:dataset`: every document as stored, one to a line, in order of id. `types` (a comma list) keeps
 * to those types. The whole dataset comes in one stream, so that there is never a cursor to go on from.
 */
export function exportRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/export/:dataset', (context) => {
    authorize(context, 'exportDataset')
    const {database} = context.get('lake')
    const types = context.req.query('types')?.split(',')
    const page = database.prepare(`
      SELECT id, json FROM documents
      WHERE id > ? AND (? IS NULL OR type IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ?`)
    const wanted = types ? JSON.stringify(types) : null
    let last = ''

    const lines = new ReadableStream<string>({
      pull(controller) {
        const rows = page.all(last, wanted, wanted, limits.exportPageSize)
        if (rows.length === 0) return controller.close()
        last = String(rows.at(-1)?.id)
        controller.enqueue(rows.map((row) => `${String(row.json)}\n`).join(''))
      },
    })
    context.header('content-type', 'application/x-ndjson; charset=utf-8')
    return context.body(lines.pipeThrough(new TextEncoderStream()))
  })
}
