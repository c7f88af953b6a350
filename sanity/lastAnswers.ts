import 'server-only'
import {createHash, randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/** Beside the build, which fills it: a page that was rendered ahead has its answers here before the first request. */
const folder = join(
  /* turbopackIgnore: true */ process.cwd(),
  process.env.NEXT_DIST_DIR || '.next',
  'last-answers',
)

/**
 * Keeps the last good answer to a question on disk, for the time when the lake does not answer. "Nothing found" is not kept,
 * so the folder grows with the content and not with what strangers ask for; what was deleted is forgotten.
 */
export async function keepAnswer(question: string, answer: unknown): Promise<void> {
  const file = fileOf(question)
  try {
    if (answer === null || (Array.isArray(answer) && answer.length === 0))
      return await rm(file, {force: true})
    const written = `${file}.${randomUUID()}`
    await mkdir(folder, {recursive: true})
    await writeFile(written, JSON.stringify(answer))
    await rename(written, file)
  } catch (error) {
    // A full disk must not keep a good answer from its reader.
    process.stderr.write(`An answer could not be kept for an outage: ${String(error)}\n`)
  }
}

/** The last good answer to a question, or null when none was kept. */
export async function lastAnswer(question: string) {
  try {
    return JSON.parse(await readFile(fileOf(question), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function fileOf(question: string): string {
  return join(folder, `${createHash('sha1').update(question).digest('hex')}.json`)
}
