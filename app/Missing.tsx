import {likelyPages} from '@/app/likelyPages.ts'
import {MissingPage} from '@/components/site/MissingPage.tsx'
import {resolveMissing} from '@/sanity/live.ts'

/** The page at a path that no document has: a redirect when it moved, or else what may have been meant. */
export async function Missing({path}: {path: string}) {
  return <MissingPage resolve={() => resolveMissing(path)} likely={await likelyPages(path)} />
}
