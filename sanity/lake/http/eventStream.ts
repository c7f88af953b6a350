import {limits} from '../limits.ts'

/** One frame of a server-sent event stream; `data` is written as JSON. */
interface StreamEvent {
  event?: string
  id?: string
  data: unknown
}

export interface EventStream {
  send(event: StreamEvent): void
  /** Sends a frame that `encodeFrame` made, so that many streams can share the work. */
  write(frame: Uint8Array): void
  close(): void
  /** Aborted when the stream is over, whoever ended it; the reason is a SlowReaderError when the client did not read. */
  closed: AbortSignal
}

/** Why a stream was ended whose client left too much unread. */
export class SlowReaderError extends Error {
  constructor(backlogBytes: number) {
    super(`${backlogBytes} bytes were waiting to be read`)
    this.name = 'SlowReaderError'
  }
}

const encoder = new TextEncoder()
const heartbeatFrame = encoder.encode(': \n\n')

/** An event as the bytes of its frame. */
export function encodeFrame({event, id, data}: StreamEvent): Uint8Array {
  const name = event ? `event: ${event}\n` : ''
  const number = id ? `id: ${id}\n` : ''
  return encoder.encode(`${name}${number}data: ${JSON.stringify(data)}\n\n`)
}

/**
 * A reply that stays open and carries events. `start` gets the stream and may keep it; it ends when the client goes
 * away, when `closing` is aborted, or when the client reads so slowly that too much is waiting for it.
 */
export function eventStreamResponse(closing: AbortSignal, start: (stream: EventStream) => void): Response {
  const over = new AbortController()
  const backlog: Uint8Array[] = []
  let backlogBytes = 0
  let isReading = false
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  function write(frame: Uint8Array): void {
    if (over.signal.aborted) return
    if (isReading) {
      isReading = false
      controller?.enqueue(frame)
      return
    }
    backlog.push(frame)
    backlogBytes += frame.byteLength
    if (backlogBytes <= limits.maxEventStreamBacklogBytes) return
    // Nobody will read it, and it would be held in memory for as long as the client holds the connection.
    backlog.length = 0
    end(new SlowReaderError(backlogBytes))
  }

  function end(reason?: Error): void {
    if (over.signal.aborted) return
    over.abort(reason)
    if (backlog.length === 0) controller?.close()
  }

  const close = () => end()
  const heartbeat = setInterval(() => write(heartbeatFrame), limits.eventStreamHeartbeatMs)
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
        else start({closed: over.signal, close, write, send: (event) => write(encodeFrame(event))})
      },
      pull(streamController) {
        const frame = backlog.shift()
        isReading = frame === undefined
        if (!frame) return
        backlogBytes -= frame.byteLength
        streamController.enqueue(frame)
        if (backlog.length === 0 && over.signal.aborted) streamController.close()
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
