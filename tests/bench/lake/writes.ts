import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {countOf, idOf, seededRandom} from './dataset.ts'
import {batches} from './subject.ts'
import type {Subject} from './subject.ts'
import {race, timed} from './timing.ts'

const rounds = 100
const budgetMs = 4_000
const concurrentWriters = 16
const writesPerWriter = 20

/** Writing at one size. Times are milliseconds, rates are documents or transactions a second. */
export interface WriteResult {
  size: number
  /** One patch of one document, acknowledged, by one writer after the other. */
  patchMs: number
  /** The same change and a row of a log as bare SQLite statements with the same safety. */
  rawPatchMs: number
  /** Transactions a second of many writers at once. */
  concurrentPerSecond: number
  importPerSecond: number
  /** The same documents as bare SQLite inserts in transactions of the same length. */
  rawImportPerSecond: number
  exportPerSecond: number
  /** All documents read from bare SQLite. */
  rawExportPerSecond: number
}

/** Times writing, import and export at every size, each beside the bare SQLite work. */
export async function measureWrites(subjects: Subject[]): Promise<WriteResult[]> {
  const results: WriteResult[] = []
  for (const subject of subjects) {
    const {size} = subject
    const raw = await openRaw(size)
    const random = seededRandom(size)
    const anyEdition = () => idOf('edition', Math.floor(random() * countOf('edition', size)))
    const patch = (headline: string) => subject.mutate([{patch: {id: anyEdition(), set: {headline}}}])
    const medians = await race(
      [
        {name: 'patch', run: (round) => patch(`Headline ${round}`)},
        {name: 'raw', run: (round) => raw.patch(anyEdition(), `Headline ${round}`)},
      ],
      {rounds, budgetMs},
    )
    const concurrentMs = await timed(() =>
      Promise.all(
        Array.from({length: concurrentWriters}, async (_, writer) => {
          for (let count = 0; count < writesPerWriter; count += 1) await patch(`Headline ${writer} ${count}`)
        }),
      ),
    )
    const exportMs = (
      await race([{name: 'export', run: () => subject.exportBytes()}], {rounds: 3, budgetMs})
    ).get('export')
    results.push({
      size,
      patchMs: medians.get('patch') ?? Number.NaN,
      rawPatchMs: medians.get('raw') ?? Number.NaN,
      concurrentPerSecond: (concurrentWriters * writesPerWriter) / (concurrentMs / 1_000),
      importPerSecond: size / (subject.importMs / 1_000),
      rawImportPerSecond: size / (raw.importMs / 1_000),
      exportPerSecond: size / ((exportMs ?? Number.NaN) / 1_000),
      rawExportPerSecond: size / (raw.exportMs() / 1_000),
    })
    await raw.end()
  }
  return results
}

/** The least that keeping documents with a log in SQLite can cost. */
async function openRaw(size: number) {
  const folder = await mkdtemp(join(tmpdir(), 'lake-bench-raw-'))
  const database = new DatabaseSync(join(folder, 'raw.sqlite'))
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE documents (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
    CREATE TABLE log (number INTEGER PRIMARY KEY, id TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  `)
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?)')
  const log = database.prepare('INSERT INTO log (id, json) VALUES (?, ?)')
  const read = database.prepare('SELECT json FROM documents WHERE id = ?')
  const update = database.prepare('UPDATE documents SET json = ? WHERE id = ?')
  const all = database.prepare('SELECT json FROM documents ORDER BY id')

  const importMs = await timed(() => {
    for (const batch of batches(size)) {
      database.exec('BEGIN IMMEDIATE')
      for (const document of batch) {
        const json = JSON.stringify(document)
        insert.run(document._id, json)
        log.run(document._id, json)
      }
      database.exec('COMMIT')
    }
  })

  return {
    importMs,
    patch(id: string, headline: string) {
      const json = JSON.stringify({...JSON.parse(String(read.get(id)?.json)), headline})
      database.exec('BEGIN IMMEDIATE')
      update.run(json, id)
      log.run(id, json)
      database.exec('COMMIT')
    },
    exportMs() {
      const began = performance.now()
      let characters = 0
      for (const row of all.iterate()) characters += String(row.json).length
      if (characters === 0) throw new Error('Nothing was read')
      return performance.now() - began
    },
    async end() {
      database.close()
      await rm(folder, {recursive: true, force: true})
    },
  }
}
