import {existsSync} from 'node:fs'
import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'
import {runLake} from '../support/run.ts'
import {comparable, fillWithSample} from '../support/sampleContent.ts'

// Each test starts several processes, which takes its time on a busy machine.
vi.setConfig({testTimeout: 90_000})

let source: TestLake
let folder: string

beforeEach(async () => {
  source = await startTestLake()
  await fillWithSample(source.client())
  folder = await mkdtemp(join(tmpdir(), 'lake-archive-'))
})
afterEach(async () => {
  await source.close()
  await rm(folder, {recursive: true, force: true})
})

test('what export writes, import brings back whole: documents, drafts, references, pictures and files', async () => {
  const archive = join(folder, 'all.tar.gz')
  const exported = await runLake(source, 'export', archive)
  expect(exported).toMatchObject({
    code: 0,
    output: `${archive}: 3 documents, 3 pictures and files\n`,
  })
  expect(exported.errors).toContain('Exporting documents')

  const dataDir = join(folder, 'target')
  expect(await runLake({dataDir}, 'import', archive)).toMatchObject({
    code: 0,
    output: '3 documents imported into production\n',
  })
  const target = await startTestLake({dataDir})
  expect(await comparable(target.client())).toEqual(await comparable(source.client()))
  const urls = await target
    .client()
    .fetch<string[]>('*[_type in ["sanity.imageAsset", "sanity.fileAsset"]].url')
  expect(urls).toHaveLength(3)
  for (const url of urls) expect((await fetch(target.url + new URL(url).pathname)).status).toBe(200)
  await target.close()
})

test('an archive of a lake that does not run is the same, its pictures included', async () => {
  const before = await comparable(source.client())
  await source.close({keep: true})
  const archive = join(folder, 'all.tar.gz')
  expect(await runLake(source, 'export', archive)).toMatchObject({
    output: `${archive}: 3 documents, 3 pictures and files\n`,
  })
  const target = await startTestLake()
  expect(await runLake(target, 'import', archive)).toMatchObject({code: 0})
  expect(await comparable(target.client())).toEqual(before)
  await target.close()
})

test('export leaves a file that is there alone, and nothing half when it fails', async () => {
  const archive = join(folder, 'all.tar.gz')
  await runLake(source, 'export', archive)
  const again = await runLake(source, 'export', archive)
  expect(again.code).toBe(1)
  expect(again.errors).toBe(`"${archive}" exists: choose another name, or say --overwrite\n`)
  expect(await runLake(source, 'export', archive, '--overwrite')).toMatchObject({code: 0})
  expect(await runLake(source, 'export', join(folder, 'b.tar.gz'), '--dataset', 'other')).toMatchObject({
    code: 1,
  })
  expect(await readdir(folder)).toEqual(['all.tar.gz'])
})

test('import stops at a document that exists, replaces it, or keeps it, as it is told', async () => {
  const archive = join(folder, 'all.tar.gz')
  await runLake(source, 'export', archive, '--no-assets', '--no-drafts', '--types', 'person')
  const client = source.client()
  await client.patch('author').set({name: 'Changed'}).commit()

  const stopped = await runLake(source, 'import', archive)
  expect(stopped.code).toBe(1)
  expect(stopped.errors).toMatch(/already exists.*Say --replace to overwrite, or --missing/)
  expect(await runLake(source, 'import', archive, '--missing')).toMatchObject({code: 0})
  expect(await client.getDocument('author')).toMatchObject({name: 'Changed'})
  expect(await runLake(source, 'import', archive, '--replace')).toMatchObject({
    code: 0,
    output: '1 documents imported into production\n',
  })
  expect(await client.getDocument('author')).toMatchObject({name: 'Ada'})
})

test('the command leaves no token behind in a lake that runs', async () => {
  const names = () => source.lake.tokens.list().map(({name}) => name)
  const before = names()
  await runLake(source, 'export', join(folder, 'a.tar.gz'), '--no-assets')
  expect(names()).toEqual(before)
})

test('a release that is open and its versions travel too', async () => {
  const client = source.client()
  await client.releases.create({releaseId: 'rSpring', metadata: {title: 'Spring', releaseType: 'asap'}})
  await client.createVersion({
    publishedId: 'article',
    releaseId: 'rSpring',
    document: {_id: 'versions.rSpring.article', _type: 'article', title: 'In spring'},
  })
  const archive = join(folder, 'all.tar.gz')
  await runLake(source, 'export', archive)
  const target = await startTestLake()
  expect(await runLake(target, 'import', archive)).toMatchObject({code: 0})
  const [before, after] = [client, target.client()]
  expect(await after.releases.get({releaseId: 'rSpring'})).toMatchObject({
    state: 'active',
    metadata: {title: 'Spring', releaseType: 'asap'},
  })
  expect(await comparable(after)).toEqual(await comparable(before))
  await after.releases.publish({releaseId: 'rSpring'})
  expect(await after.getDocument('article')).toMatchObject({title: 'In spring'})
  await target.close()
})

test('import names what is not there', async () => {
  const {code, errors} = await runLake(source, 'import', join(folder, 'none.tar.gz'))
  expect({code, errors}).toEqual({code: 1, errors: `There is no "${join(folder, 'none.tar.gz')}"\n`})
  expect(existsSync(join(folder, 'none.tar.gz'))).toBe(false)
})
