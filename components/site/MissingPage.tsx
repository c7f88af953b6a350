import {Suspense} from 'react'

import {type LikelyPage, NotFoundMessage} from '@/components/site/NotFoundMessage.tsx'

/**
 * The page at an address that no document has. `resolve` ends the request: it throws Next's redirect or not-found error, which
 * sets the status. Thrown outside a boundary that error would empty the whole document until scripts ran; thrown inside this
 * one, the answer carries the message in its HTML.
 */
export function MissingPage({resolve, likely}: {resolve: () => Promise<never>; likely?: LikelyPage[]}) {
  return (
    <Suspense fallback={<NotFoundMessage likely={likely} />}>
      <Resolution resolve={resolve} />
    </Suspense>
  )
}

async function Resolution({resolve}: {resolve: () => Promise<never>}) {
  return resolve()
}
