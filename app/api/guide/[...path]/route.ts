import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {guidePage} from '@/components/site/guidePage.ts'

/** The documents that the Studio shows, and the names that their pictures may have. */
const guides = new Map([
  ['editors', 'editors.md'],
  ['refreshes', 'refreshes.md'],
])
const pictureName = /^[a-z-]+\.png$/

const headers = {
  'content-security-policy':
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'x-robots-tag': 'noindex',
}

/** The guide for editors and marketing as a page, and its pictures, from the folder `docs`: the Studio shows it. */
export async function GET(_: Request, {params}: {params: Promise<{path: string[]}>}): Promise<Response> {
  const {path} = await params
  const [first = '', second, ...rest] = path
  const guide = guides.get(first)
  if (guide && second === undefined) {
    const page = guidePage(await readFile(docs(guide), 'utf8'))
    return new Response(page, {headers: {...headers, 'content-type': 'text/html; charset=utf-8'}})
  }
  if (first === 'editors' && second && rest.length === 0 && pictureName.test(second)) {
    const picture = await readPicture(second)
    if (picture) return new Response(new Uint8Array(picture), {headers: {'content-type': 'image/png'}})
  }
  return Response.json({error: 'The guide has nothing of that name.'}, {status: 404})
}

async function readPicture(name: string): Promise<Buffer | null> {
  try {
    return await readFile(docs('editors', name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function docs(...names: string[]): string {
  return join(process.cwd(), 'docs', ...names)
}
