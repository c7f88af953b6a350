import type {Clock} from '../../../lib/clock.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import type {DocumentPages, DocumentRow} from '../store/snapshot.ts'

/** What an export reads, for whom, and how long. */
export interface ExportRequest {
  pages: DocumentPages
  /** Null: every type. */
  types: string[] | null
  /** Only documents after this id; empty for all. */
  afterId: string
  mayRead(documentId: string): boolean
  /** The address at which the asker can fetch what `url` of an asset document names, without a slash at the end. */
  assetOrigin: string
  clock: Clock
  pageSize: number
  /** After this many milliseconds the export ends with a cursor to go on from; null: it goes on to the end. */
  cursorAfterMs: number | null
  /** A reader that takes nothing for so many milliseconds is given up. */
  stallMs: number
  /** Ends the export when aborted. */
  closing: AbortSignal
  /** Cuts the connection to the reader, who would take a mere end for the whole. */
  disconnect(): void
  /** Told once when the export is over, however it ended. */
  onEnd(): void
}

const assetTypes = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

/**
 * Documents as newline-delimited JSON, read a page at a time when the reader asks for more, so that a slow reader costs
 * one page of memory. Nothing is left open when the reader goes away or stops reading.
 */
export function exportStream(request: ExportRequest): ReadableStream<Uint8Array> {
  const {pages, types, pageSize, clock, cursorAfterMs} = request
  const encoder = new TextEncoder()
  const startedMs = clock.now().getTime()
  let last = request.afterId
  let stalled: NodeJS.Timeout | undefined
  let isOver = false

  function end(): void {
    if (isOver) return
    isOver = true
    clearTimeout(stalled)
    request.closing.removeEventListener('abort', giveUp)
    pages.close()
    request.onEnd()
  }

  function giveUp(): void {
    end()
    request.disconnect()
  }

  request.closing.addEventListener('abort', giveUp)
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (isOver) return
        clearTimeout(stalled)
        const rows = pages.after(last, types, pageSize)
        last = rows.at(-1)?.id ?? last
        const isTime = cursorAfterMs !== null && clock.now().getTime() - startedMs >= cursorAfterMs
        if (rows.length > 0) controller.enqueue(encoder.encode(rows.map(line).join('')))
        if (rows.length < pageSize || isTime) {
          // By itself, so that a client which looks for it in what arrives at once finds it whole.
          if (rows.length === pageSize)
            controller.enqueue(encoder.encode(`${JSON.stringify({nextCursor: encodeCursor(last)})}\n`))
          controller.close()
          return end()
        }
        stalled = setTimeout(giveUp, request.stallMs)
      },
      cancel: end,
    },
    {highWaterMark: 0},
  )

  function line(row: DocumentRow): string {
    if (!request.mayRead(row.id)) return ''
    return `${assetTypes.has(row.type) ? withReachableUrl(row.json, request.assetOrigin) : row.json}\n`
  }
}

/** A place in the order of ids, as a word that a client hands back. */
function encodeCursor(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url')
}

/** The id behind a cursor. */
export function decodeCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8')
}

// The stored address is the one that the upload came to, and the lake may have moved to another port or host since.
function withReachableUrl(json: string, origin: string): string {
  const document: unknown = JSON.parse(json)
  if (!isJsonObject(document) || typeof document.path !== 'string') return json
  return JSON.stringify({...document, url: `${origin}/${document.path}`})
}
