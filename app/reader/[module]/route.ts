import {readerModule, readerModuleAt, readerModuleNames} from '@/components/reader/readerModules.ts'

export function generateStaticParams() {
  return readerModuleNames.map((name) => ({module: readerModule(name).path.split('/').at(-1) ?? ''}))
}

/** The site's own scripts, each at an address that changes with its content. */
export async function GET(
  _request: Request,
  {params}: {params: Promise<{module: string}>},
): Promise<Response> {
  const {module} = await params
  const found = readerModuleAt(`/reader/${module}`)
  if (!found) return new Response('There is no script at this address.\n', {status: 404})
  return new Response(found.code, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
