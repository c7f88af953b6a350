import {DatabaseSync} from 'node:sqlite'

/** A stored document as text, with what is needed to decide about it without reading the text. */
export interface DocumentRow {
  id: string
  type: string
  json: string
}

/** Documents in order of id, some at a time. */
export interface DocumentPages {
  /** The next documents after an id, those of `types` only when given; empty at the end. */
  after(id: string, types: string[] | null, count: number): DocumentRow[]
  /** Lets go of what it holds. Safe to call twice. */
  close(): void
}

const pageSql = `
  SELECT id, type, json FROM documents
  WHERE id > ? AND (? IS NULL OR type IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ?`

/** Pages of the documents as they are when each page is read. */
export function openPages(database: DatabaseSync): DocumentPages {
  return pagesOf(database, () => {})
}

/**
 * Pages of the documents as they were when this was called, whatever is written meanwhile. It holds a connection of
 * its own, and SQLite keeps old pages for it: close it, and never leave it open for a reader that does not read.
 */
export function openSnapshot(database: DatabaseSync): DocumentPages {
  const path = database.location()
  if (path === null) throw new Error('A database without a file has no snapshots')
  const view = new DatabaseSync(path, {readOnly: true})
  view.exec('BEGIN')
  // A read transaction begins with its first read.
  view.prepare('SELECT 1 FROM documents LIMIT 1').get()
  return pagesOf(view, () => {
    if (view.isOpen) view.close()
  })
}

function pagesOf(database: DatabaseSync, close: () => void): DocumentPages {
  const page = database.prepare(pageSql)
  return {
    close,
    after(id, types, count) {
      const wanted = types && JSON.stringify(types)
      const rows = page.all(id, wanted, wanted, count)
      return rows.map((row) => ({id: String(row.id), type: String(row.type), json: String(row.json)}))
    },
  }
}
