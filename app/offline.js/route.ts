import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** The script that keeps pages for when there is no network. At the root, because it may only see to what lies below it. */
export function GET(): Response {
  const code = readFileSync(join(process.cwd(), 'components/reader/offlineWorker.mjs'), 'utf8')
  return new Response(code, {
    headers: {'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache'},
  })
}
