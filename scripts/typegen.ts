import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'

const schemaFile = 'sanity/schema.generated.json'
const typesFile = 'sanity/types.generated.ts'
const generated = [schemaFile, typesFile]

/** Writes the schema as data, and from it and the queries the types that everything else imports. Needs no network. */
function generate(): void {
  sanity('schema', 'extract', '--path', schemaFile, '--force')
  sanity('typegen', 'generate')
}

function sanity(...args: string[]): void {
  execFileSync('node_modules/.bin/sanity', args, {
    stdio: 'pipe',
    env: {...process.env, DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1'},
  })
}

/** Names the generated files that differ from what schema and queries make now, and leaves all as they were. */
function staleFiles(): string[] {
  const before = generated.map((file) => ({file, text: existsSync(file) ? readFileSync(file, 'utf8') : null}))
  try {
    generate()
    return before.filter(({file, text}) => readFileSync(file, 'utf8') !== text).map(({file}) => file)
  } finally {
    for (const {file, text} of before) if (text !== null) writeFileSync(file, text)
  }
}

if (process.argv.includes('--check')) {
  const stale = staleFiles()
  if (stale.length > 0) {
    process.stderr.write(
      `Out of date: ${stale.join(', ')}. Run "npm run typegen" and commit what it writes.\n`,
    )
    process.exitCode = 1
  }
} else {
  generate()
}
