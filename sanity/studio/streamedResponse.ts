/** A `Response` whose status and body arrive piece by piece from elsewhere. */
export interface StreamedResponse {
  /** Settles when the status is known, or rejects when the stream fails before that. */
  response: Promise<Response>
  begin(status: number, headers: Record<string, string>): void
  push(text: string): void
  end(): void
  fail(reason: Error): void
}

/**
 * Makes a response that is fed by hand.
 *
 * @param options.signal - aborting it fails the stream with the signal's reason, as `fetch` does
 * @param options.onCancel - called once when the reader cancels or the signal aborts, not when the stream ends by itself
 */
export function streamedResponse(options: {
  signal?: AbortSignal | undefined
  onCancel: () => void
}): StreamedResponse {
  const {promise, resolve, reject} = Promise.withResolvers<Response>()
  const encoder = new TextEncoder()
  let body: ReadableStreamDefaultController<Uint8Array> | null = null
  let open = true

  function settle() {
    const wasOpen = open
    open = false
    options.signal?.removeEventListener('abort', abort)
    return wasOpen
  }
  function fail(reason: unknown) {
    if (!settle()) return
    reject(reason)
    body?.error(reason)
  }
  function abort() {
    options.onCancel()
    fail(options.signal?.reason)
  }
  options.signal?.addEventListener('abort', abort)

  return {
    response: promise,
    fail,
    begin(status, headers) {
      // The Response constructor refuses a body, even an empty one, with these statuses.
      if (status === 204 || status === 304) return resolve(new Response(null, {status, headers}))
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          body = controller
        },
        cancel() {
          if (settle()) options.onCancel()
        },
      })
      resolve(new Response(stream, {status, headers}))
    },
    push(text) {
      if (open) body?.enqueue(encoder.encode(text))
    },
    end() {
      if (settle()) body?.close()
    },
  }
}
