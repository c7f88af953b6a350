import {Hono} from 'hono'

import {authorize, mayReadDocument} from '../../auth/roles.ts'
import {decodeCursor, exportStream} from '../../export/exportStream.ts'
import type {LakeEnv} from '../../http/env.ts'
import {projectError} from '../../http/errors.ts'
import {limits} from '../../limits.ts'
import {openPages, openSnapshot} from '../../store/snapshot.ts'

/**
 * `GET /data/export/:dataset`: every document that the asker may read, one to a line, in order of id, as they were when
 * the request came. `types` (a comma list) keeps to those types. With `nextCursor` (empty, or from the last line of an
 * export before) it reads the present documents instead and stops after a while with a cursor to go on from.
 * https://www.sanity.io/docs/http-reference/export
 */
export function exportRoutes(): Hono<LakeEnv> {
  let open = 0

  return new Hono<LakeEnv>().get('/data/export/:dataset', (context) => {
    authorize(context, 'exportDataset')
    const {database, clock, closing, config} = context.get('lake')
    const {role} = context.get('identity')
    const types = context.req.query('types')?.split(',') ?? null
    const cursor = context.req.query('nextCursor')
    if (open >= limits.maxExports) {
      const message = `More than ${limits.maxExports} exports at once: try again when one has ended`
      throw projectError(429, 'Too Many Requests', message)
    }

    const pages = cursor === undefined ? openSnapshot(database) : openPages(database)
    open += 1
    const body = exportStream({
      pages,
      types,
      afterId: decodeCursor(cursor ?? ''),
      mayRead: (id) => mayReadDocument(role, id),
      assetOrigin: config.publicUrl ?? new URL(context.req.url).origin,
      clock,
      pageSize: limits.exportPageSize,
      cursorAfterMs: cursor === undefined ? null : limits.exportCursorMs,
      stallMs: limits.exportStallMs,
      closing,
      disconnect: () => context.env.outgoing.destroy(),
      onEnd: () => {
        open -= 1
      },
    })
    context.header('content-type', 'application/x-ndjson; charset=utf-8')
    return context.body(body)
  })
}
