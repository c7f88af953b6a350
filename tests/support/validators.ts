import {execFile} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'

import Ajv from 'ajv'
import {parseAtomFeed, parseJsonFeed} from 'feedsmith'
import {validateXML} from 'xmllint-wasm'

const require = createRequire(import.meta.url)
const schemas = join(import.meta.dirname, '../fixtures/schemas')

/** What libxml2 finds wrong with the index of a map of the site, by a schema of what sitemaps.org says. */
export async function sitemapIndexProblems(xml: string): Promise<string[]> {
  return xmlProblems(xml, readFileSync(join(schemas, 'siteMapIndex.xsd'), 'utf8'), 'schema')
}

/** What libxml2 finds wrong with a part of a map of the site, by the schema of sitemaps.org. */
export async function sitemapProblems(xml: string): Promise<string[]> {
  const packageFolder = join(dirname(require.resolve('sitemap')), '../..')
  const schema = readFileSync(join(packageFolder, 'schema/sitemap.xsd'), 'utf8')
  return xmlProblems(xml, schema, 'schema')
}

/** What libxml2 finds wrong with an Atom feed, by a grammar of RFC 4287. Throws when a reader's program cannot take it. */
export async function atomProblems(xml: string): Promise<string[]> {
  parseAtomFeed(xml)
  return xmlProblems(xml, readFileSync(join(schemas, 'atom.rng'), 'utf8'), 'relaxng')
}

/** What is wrong with a JSON Feed, by its schema. Throws when a reader's program cannot take it. */
export function jsonFeedProblems(json: string): string[] {
  parseJsonFeed(json)
  const ajv = new Ajv({allErrors: true})
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, 'jsonFeed.json'), 'utf8')))
  validate(JSON.parse(json))
  return (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)
}

/**
 * What the TypeScript compiler finds wrong with graphs of structured data, by the types that schema-dts makes of the vocabulary of
 * schema.org: unknown types and properties, and values of the wrong kind. Graphs are JSON, by a name for each.
 */
export async function structuredDataProblems(graphs: ReadonlyMap<string, string>): Promise<string[]> {
  // Inside the repository, so that the compiler finds the types.
  const folder = mkdtempSync(join(import.meta.dirname, '../../.next-test-graphs-'))
  const file = join(folder, 'graphs.ts')
  const named = Array.from(graphs, ([name, json]) => `  // ${name}\n  ${json},`)
  writeFileSync(
    file,
    `import type {Graph} from 'schema-dts'\nexport const graphs: Graph[] = [\n${named.join('\n')}\n]\n`,
  )
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--ignoreConfig']
  try {
    return await problemsOf('node_modules/.bin/tsc', [...options, file])
  } finally {
    rmSync(folder, {recursive: true})
  }
}

async function xmlProblems(xml: string, schema: string, extension: 'schema' | 'relaxng'): Promise<string[]> {
  const {errors} = await validateXML({
    xml: [{fileName: 'document.xml', contents: xml}],
    schema: [schema],
    extension,
  })
  return errors.map(({rawMessage}) => rawMessage)
}

function problemsOf(command: string, args: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    execFile(command, args, (error, stdout) => {
      const lines = stdout.split('\n').filter(Boolean)
      resolve(error && lines.length === 0 ? [error.message] : lines)
    })
  })
}
