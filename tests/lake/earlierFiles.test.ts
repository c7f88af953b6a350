import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {openDatabase} from '../../sanity/lake/store/database.ts'
import {openDocumentReader} from '../../sanity/lake/store/documents.ts'
import {storeMigrations} from '../../sanity/lake/store/migrations.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-'))
})
afterEach(() => rm(folder, {recursive: true, force: true}))

test('a file from before references into other datasets were kept finds them, as weak ones', () => {
  const document = {
    _id: 'a',
    _type: 'post',
    _rev: 'r',
    _createdAt: '2020-01-01T00:00:00Z',
    _updatedAt: '2020-01-01T00:00:00Z',
    author: {_ref: 'ada'},
    elsewhere: [{_ref: 'ben', _dataset: 'other'}],
  }
  const earlier = openDatabase(folder, 'production', storeMigrations.slice(0, 2))
  earlier
    .prepare('INSERT INTO documents (id, published_id, json) VALUES (?, ?, ?)')
    .run('a', 'a', JSON.stringify(document))
  earlier.exec(`INSERT INTO document_references (source, target, strong) VALUES ('a', 'ada', 1)`)
  earlier.close()

  const database = openDatabase(folder, 'production', storeMigrations)
  const read = openDocumentReader(database)
  expect(read.referrers('ben')).toEqual(['a'])
  expect(read.referrers('ben', {strong: true})).toEqual([])
  expect(read.referrers('ada', {strong: true})).toEqual(['a'])
  database.close()
})
