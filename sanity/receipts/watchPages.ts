import type {PageReport} from '../../lib/receipts.ts'
import {turnstile} from '../../lib/turnstile.ts'
import {type ExpectedPage, watchPage, type Watching} from './watchPage.ts'

/** So many pages are asked at once: a site that renders many of them at the same time is late with every one. */
const askedAtOnce = 2

/** Watches the pages that show a document, as `watchPage` does each; where they compete, those first that come first. */
export async function watchPages(
  addresses: readonly string[],
  expected: Omit<ExpectedPage, 'address'>,
  watching: Watching,
): Promise<PageReport[]> {
  const pass = turnstile(askedAtOnce)
  return Promise.all(
    addresses.map(async (address, rank) =>
      watchPage({...expected, address}, {...watching, inTurn: async (ask) => pass(rank, ask)}),
    ),
  )
}
