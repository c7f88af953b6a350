import {z} from 'zod'

const firstPauseMs = 500
const maxPauseMs = 5_000

/** The lake's answer to a transaction that it has already. */
const takenAlready = z.object({
  error: z.object({type: z.literal('transactionAlreadyExistsError'), transactionId: z.string()}),
})

/** Whether a request carries what an editor typed: the tag is the one that the Studio gives its saving. */
export function isCommit(input: string): boolean {
  return URL.canParse(input) && new URL(input).searchParams.get('tag')?.endsWith('document.commit') === true
}

/**
 * Sends an editor's changes until the lake has heard them, with pauses while it cannot be reached. The Studio itself gives
 * up after the first try when the change would have begun a draft: `@sanity/mutator` 6.16 drops the changes of a document that
 * does not exist yet. Each try has the same transaction id, so what arrived without its answer is not written twice.
 *
 * @param send - makes one try, as `fetch` does
 * @param signal - ends the trying; whatever fails for another reason than the network is thrown on
 */
export async function sendUntilHeard(
  send: () => Promise<Response>,
  signal: AbortSignal | undefined | null,
): Promise<Response> {
  for (let pauseMs = 0; ; pauseMs = Math.min(Math.max(firstPauseMs, pauseMs * 2), maxPauseMs)) {
    await pause(pauseMs, signal)
    try {
      const response = await send()
      return pauseMs > 0 && response.status === 409 ? await asFirstAnswer(response) : response
    } catch (error) {
      // `fetch` throws a TypeError when the network fails, and nothing else does.
      if (!(error instanceof TypeError)) throw error
    }
  }
}

/** A repeated transaction that the lake has already is a success whose answer got lost. */
async function asFirstAnswer(response: Response): Promise<Response> {
  const body = takenAlready.safeParse(await response.clone().json())
  return body.success ? Response.json({transactionId: body.data.error.transactionId}) : response
}

function pause(milliseconds: number, signal: AbortSignal | undefined | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, milliseconds)
    function abort() {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', abort, {once: true})
  })
}
