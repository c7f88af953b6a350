import {limits} from '../limits.ts'

/** One frame of a server-sent event stream; `data` is written as JSON. */
interface StreamEvent {
  event?: string
  id?: string
  data: unknown
}

export interface EventStream {
  send(event: StreamEvent): void
  /** A comment frame, which clients ignore. */
  comment(text: string): void
  close(): void
  /** Aborted when the stream is over, whoever ended it. */
  closed: AbortSignal
}

/**
 * A reply that stays open and carries events. `start` gets the stream and may keep it; it ends when the client goes
 * away, when `closing` is aborted, or when the client reads so slowly that too much is waiting for it.
 */
export function eventStreamResponse(closing: AbortSignal, start: (stream: EventStream) => void): Response {
  const encoder = new TextEncoder()
  const over = new AbortController()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  function write(text: string): void {
    if (over.signal.aborted || !controller) return
    controller.enqueue(encoder.encode(text))
    const backlogBytes = -(controller.desiredSize ?? 0)
    if (backlogBytes > limits.maxEventStreamBacklogBytes) close()
  }

  function close(): void {
    if (over.signal.aborted) return
    over.abort()
    controller?.close()
  }

  const stream: EventStream = {
    closed: over.signal,
    close,
    comment: (text) => write(`: ${text}\n\n`),
    send({event, id, data}) {
      const name = event ? `event: ${event}\n` : ''
      const number = id ? `id: ${id}\n` : ''
      write(`${name}${number}data: ${JSON.stringify(data)}\n\n`)
    },
  }

  const heartbeat = setInterval(() => stream.comment(''), limits.eventStreamHeartbeatMs)
  over.signal.addEventListener('abort', () => {
    clearInterval(heartbeat)
    closing.removeEventListener('abort', close)
  })
  closing.addEventListener('abort', close)

  const body = new ReadableStream<Uint8Array>(
    {
      start(streamController) {
        controller = streamController
        // A client that came back while the lake is closing must not hold it up.
        if (closing.aborted) close()
        else start(stream)
      },
      cancel() {
        over.abort()
      },
    },
    new ByteLengthQueuingStrategy({highWaterMark: 0}),
  )
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  }
  return new Response(body, {headers})
}
