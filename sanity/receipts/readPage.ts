/** A page that takes longer is asked for again. */
const readTimeoutMs = 5_000

/** A page as a reader has it, or why it cannot be read. */
export type ReadPage =
  | {ok: true; status: number; html: string}
  | {ok: false; status: number | null; problem: string}

/**
 * Reads a page as a reader does who has never been there: without cookies, past every cache of the browser's own. `problem` is
 * the end of a sentence: `it answered 503`.
 */
export async function readPage(address: string): Promise<ReadPage> {
  try {
    const response = await fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(readTimeoutMs),
    })
    const {status, ok, redirected, url} = response
    if (!ok) return {ok, status, problem: `it answered ${status}`}
    if (redirected) return {ok: false, status, problem: `it leads on to ${new URL(url).pathname}`}
    return {ok, status, html: await response.text()}
  } catch (error) {
    return {ok: false, status: null, problem: `it could not be read (${reasonOf(error)})`}
  }
}

/** Node.js says why a request failed in the cause of "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message
}
