import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {cliEnvironment} from '../../sanity/lake/officialCli.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {runLake, runNode, type Outcome} from '../support/run.ts'
import {comparable, fillWithSample} from '../support/sampleContent.ts'

const cli = fileURLToPath(new URL('../../node_modules/@sanity/cli/bin/run.js', import.meta.url))
// Each test starts several processes, which takes its time on a busy machine.
vi.setConfig({testTimeout: 90_000})

let source: TestLake
let folder: string

beforeEach(async () => {
  source = await startTestLake()
  await fillWithSample(source.client())
  // A front end of somebody's, as far as the command looks at it.
  folder = await mkdtemp(join(tmpdir(), 'lake-official-'))
  await writeFile(join(folder, 'package.json'), '{"type": "module"}')
  const project = {api: {projectId: source.config.projectId, dataset: 'production'}}
  await writeFile(join(folder, 'sanity.cli.js'), `export default ${JSON.stringify(project)}\n`)
})
afterEach(async () => {
  await source.close()
  await rm(folder, {recursive: true, force: true})
})

/** Runs the unmodified `sanity` command against a lake. */
function sanity(lake: TestLake, ...args: string[]): Promise<Outcome> {
  const reach = cliEnvironment(`http://localhost:${lake.port}`, lake.config.adminToken, {})
  const quiet = {HOME: folder, CI: '1', DO_NOT_TRACK: '1', NO_COLOR: '1'}
  return runNode([cli, ...args], {...reach, ...quiet}, {cwd: folder})
}

async function expectSame(target: TestLake): Promise<void> {
  expect(await comparable(target.client())).toEqual(await comparable(source.client()))
  const urls = await target
    .client()
    .fetch<string[]>('*[_type in ["sanity.imageAsset", "sanity.fileAsset"]].url')
  expect(urls).toHaveLength(3)
  for (const url of urls) expect((await fetch(target.url + new URL(url).pathname)).status).toBe(200)
}

test('a dataset goes through official export and import into an empty lake and is the same, pictures too', async () => {
  const archive = join(folder, 'all.tar.gz')
  const exported = await sanity(source, 'dataset', 'export', 'production', archive)
  expect(exported.output).toContain('Export finished')
  const target = await startTestLake()
  const imported = await sanity(target, 'dataset', 'import', archive, '--dataset', 'production')
  expect(imported.output).toContain('Done! Imported 3 documents')
  await expectSame(target)

  await target.client().patch('author').set({name: 'Changed'}).commit()
  await sanity(target, 'dataset', 'import', archive, '--dataset', 'production', '--missing')
  expect(await target.client().getDocument('author')).toMatchObject({name: 'Changed'})
  await sanity(target, 'dataset', 'import', archive, '--dataset', 'production', '--replace')
  await expectSame(target)
  await target.close()
})

test('what our export writes, the official import takes, and the other way around', async () => {
  const ours = join(folder, 'ours.tar.gz')
  const theirs = join(folder, 'theirs.tar.gz')
  await Promise.all([
    runLake(source, 'export', ours),
    sanity(source, 'dataset', 'export', 'production', theirs, '--mode', 'cursor'),
  ])
  const one = await startTestLake()
  const other = await startTestLake()
  const imports = await Promise.all([
    sanity(one, 'dataset', 'import', ours, '--dataset', 'production'),
    runLake(other, 'import', theirs),
  ])
  expect(imports).toMatchObject([{code: 0}, {code: 0}])
  await expectSame(one)
  await expectSame(other)
  await one.close()
  await other.close()
})

test('an export of some types, without drafts and assets, and a raw one hold what they should', async () => {
  const some = join(folder, 'some.tar.gz')
  const flags = ['--types', 'article', '--no-drafts', '--no-assets']
  await sanity(source, 'dataset', 'export', 'production', some, ...flags)
  const target = await startTestLake()
  expect(await sanity(target, 'dataset', 'import', some, '--dataset', 'production')).toMatchObject({code: 1})
  await target.client().create({_id: 'author', _type: 'person'})
  await sanity(target, 'dataset', 'import', some, '--dataset', 'production', '--replace')
  const ids = await target.client().fetch<string[]>('*[!(_id in path("_.**"))]._id', {}, {perspective: 'raw'})
  expect(ids.toSorted()).toEqual(['article', 'author'])
  expect(await target.client().getDocument('article')).not.toHaveProperty('cover')
  await target.close()

  const raw = join(folder, 'raw.tar.gz')
  await sanity(source, 'dataset', 'export', 'production', raw, '--raw')
  const before = await comparable(source.client())
  const again = await sanity(source, 'dataset', 'import', raw, '--dataset', 'production', '--replace')
  expect(again.output).toContain('Done! Imported 6 documents')
  expect(await comparable(source.client())).toEqual(before)
})

test('the commands for datasets and documents work', async () => {
  expect(await sanity(source, 'dataset', 'create', 'staging', '--visibility', 'public')).toMatchObject({
    code: 0,
  })
  expect((await sanity(source, 'dataset', 'list')).output).toMatch(/production\s+staging/)
  await writeFile(join(folder, 'note.json'), JSON.stringify({_id: 'note', _type: 'note', n: 1}))
  const at = ['--dataset', 'staging']
  expect(await sanity(source, 'documents', 'create', join(folder, 'note.json'), ...at)).toMatchObject({
    code: 0,
  })
  const query = await sanity(
    source,
    'documents',
    'query',
    '*[n == 1]._id',
    ...at,
    '--api-version',
    '2025-02-19',
  )
  expect(JSON.parse(query.output)).toEqual(['note'])
  expect((await sanity(source, 'documents', 'get', 'note', ...at)).output).toContain('"n": 1')
  expect(await sanity(source, 'documents', 'delete', 'note', ...at)).toMatchObject({code: 0})
  expect(await sanity(source, 'dataset', 'delete', 'staging', '--force')).toMatchObject({code: 0})
  expect((await sanity(source, 'dataset', 'list')).output).not.toContain('staging')
})

test('the commands for people, tokens and origins work', async () => {
  const made = await sanity(source, 'tokens', 'create', 'CI', '--role', 'editor', '--yes', '--json')
  const {id, token} = JSON.parse(made.output.slice(made.output.indexOf('{')))
  expect(await source.client('anonymous', {token}).users.getById('me')).toMatchObject({name: 'CI'})
  const lists = await Promise.all([
    sanity(source, 'tokens', 'list'),
    sanity(source, 'users', 'list'),
    sanity(source, 'cors', 'list'),
  ])
  expect(lists.map(({output}) => output)).toEqual([
    expect.stringContaining(id),
    expect.stringContaining('CI'),
    expect.stringContaining('http://localhost:3000'),
  ])
  expect(await sanity(source, 'tokens', 'delete', id, '--yes')).toMatchObject({code: 0})
  await expect(source.client('anonymous', {token}).users.getById('me')).rejects.toMatchObject({
    statusCode: 401,
  })
})

test('sanity login gets a token by way of the page where a person signs in', async () => {
  const {SANITY_AUTH_TOKEN: _none, ...reach} = cliEnvironment(`http://localhost:${source.port}`, '', {})
  const env = {PATH: process.env.PATH, ...reach, HOME: folder, CI: '1', DO_NOT_TRACK: '1', NO_COLOR: '1'}
  const command = spawn(process.execPath, [cli, 'login', '--no-open'], {
    env: {NODE_ENV: 'test', ...env},
    cwd: folder,
  })
  const ended = once(command, 'close')
  const address = await new Promise<string>((resolve) => {
    let output = ''
    command.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const shown = /open a browser at (http:\S+)/.exec(output)?.[1]
      if (shown) resolve(shown)
    })
  })
  const page = new URL(address)
  const answer = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    headers: {origin: page.origin},
    body: new URLSearchParams({name: 'Ada', password: source.config.editorPassword}),
  })
  // What the command shows afterwards is a page of the hosted service: not followed.
  await fetch(answer.headers.get('location') ?? '', {redirect: 'manual'})
  expect((await ended)[0]).toBe(0)
  const {output} = await runNode(
    [cli, 'debug', '--secrets'],
    {...reach, HOME: folder, CI: '1', DO_NOT_TRACK: '1'},
    {cwd: folder},
  )
  expect(output).toContain('Ada')
})

test('npm run sanity points the command at the lake of the environment', async () => {
  const env = {
    ENV_FILE: join(folder, 'env'),
    LAKE_PORT: String(source.port),
    LAKE_ADMIN_TOKEN: source.config.adminToken,
    HOME: folder,
    CI: '1',
  }
  const {code, output} = await runNode(['scripts/sanity.ts', 'dataset', 'list'], env)
  expect({code, output: output.trim()}).toEqual({code: 0, output: 'production'})
})
